#pragma once
// The refusals of cases/ in words.
#include <span>
#include <string_view>

namespace http {
struct Sentence;
}

namespace cases {

std::span<const http::Sentence> sentences();
/// The Chinese sentence of one of our codes; empty for a code of others.
std::string_view sentence_zh(std::string_view code);

}
