#pragma once
// The refusals and warnings of people/ in words.
#include <span>
#include <string_view>

namespace http {
struct Sentence;
}

namespace people {

std::span<const http::Sentence> sentences();
/// One of our codes in both languages; empty for a code of others.
struct InWords {
    std::string_view zh, en;
};
InWords in_words(std::string_view code);

}
