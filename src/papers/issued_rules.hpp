#pragma once
// What a paper that was handed out is worth today, and how its number is written. Pure.
#include "base/described.hpp"
#include "base/result.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace papers {

/// A paper printed before a change is no forgery: it is superseded.
enum class PaperState { genuine, superseded, voided };
BOOST_DESCRIBE_ENUM(PaperState, genuine, superseded, voided)

/// `now`: the version of what the paper tells of; nothing when that is gone.
PaperState state_of(std::string_view hash_then, const std::optional<std::string>& hash_now, bool is_voided);

/// "审批表〔2026〕3号": by the kind's word, as party papers are numbered (domain.md 4.7).
std::string number_in_words(std::string_view kind_zh, std::int64_t year, std::int64_t n);

/// "https://bangfu.example": a place to which a code on a paper may lead. Refusal papers.origin.
Result<Done> check_origin(std::string_view origin);

}
