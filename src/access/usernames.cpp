#include "access/usernames.hpp"
#include "base/text.hpp"
#include <algorithm>

namespace access_control {

std::string fold_username(std::string_view typed) {
    auto folded = trim(to_half_width(typed));
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return folded;
}

bool is_username(std::string_view folded) {
    return folded.size() >= 3 && folded.size() <= 32 &&
           folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == folded.npos;
}

}
