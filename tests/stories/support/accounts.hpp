#pragma once
// Rows of stories about accounts: who asks, what is refused, and the password that a holder chooses.
#include "tests/stories/support/story.hpp"

namespace stories {

inline Step step(const char* sentence, const std::string& who, const std::string& what, const std::string& body,
          const std::string& code = "", int status = 200) {
    return {.sentence = sentence, .who = who, .what = what, .body = body, .status = status, .code = code};
}

/// The holder of a first password signs in with it, as "holder", and chooses another.
inline Step chosen(const Kept& kept) {
    return step("the holder chooses a password", "holder", "POST /api/session/password",
                R"({"current":")" + kept.at("first") + R"(","new_password":")" + password + "\"}");
}

}
