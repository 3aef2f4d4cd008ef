#pragma once
// What each subcommand says of itself in Chinese; the English stands in the command table.
#include <string_view>

namespace app {

struct ChineseText {
    std::string_view summary;  // one line of bangfu --help
    std::string_view details;  // lines of its own --help
};

/// Of the command with these words; empty where there is none (each command has one: the test of --help sees to
/// it).
ChineseText chinese_text(std::string_view words);

}
