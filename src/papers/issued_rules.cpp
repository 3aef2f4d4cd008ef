#include "papers/issued_rules.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace papers {

PaperState state_of(std::string_view hash_then, const std::optional<std::string>& hash_now, bool is_voided) {
    if (is_voided) return PaperState::voided;
    return hash_now && *hash_now == hash_then ? PaperState::genuine : PaperState::superseded;
}

std::string number_in_words(std::string_view kind_zh, std::int64_t year, std::int64_t n) {
    return fmt::format("{}〔{}〕{}号", kind_zh, year, n);
}

Result<Done> check_origin(std::string_view origin) {
    constexpr std::size_t most = 200;
    const auto scheme = origin.starts_with("https://")  ? std::string_view("https://")
                        : origin.starts_with("http://") ? std::string_view("http://")
                                                        : std::string_view();
    const auto host = origin.substr(scheme.size());
    const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '[' || c == ']';
    });
    if (scheme.empty() || host.empty() || !plain || origin.size() > most) return Refusal{"papers.origin"};
    return Done{};
}

}
