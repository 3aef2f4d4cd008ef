#pragma once
// The refusals of cases/ in words.
#include <span>
#include <string_view>

namespace http {
struct Sentence;
}

namespace cases {

std::span<const http::Sentence> sentences();
/// A sentence in both languages; empty for a code of others.
struct BothWords {
    std::string_view zh, en;
};
BothWords sentence_of(std::string_view code);

}
