#pragma once
// The subcommands by their words, with what each takes and says of itself.
#include "app/arguments.hpp"
#include <cstdio>
#include <span>
#include <string_view>

namespace app {

struct Command {
    std::string_view words;     // "import ledger"
    std::string_view takes;     // what stands behind them: "FILE [--check]"; one word at most that is no option
    std::string_view summary;   // one line of bangfu --help, in English
    std::string_view details;   // lines of its own --help; "" when the summary says it all
    std::string_view switches;  // that it knows, blank between them
    std::string_view options;   // with a value; --data and --database are known to all
    int (*run)(const Arguments&);
};

std::span<const Command> commands();
/// Whether a list of words, blank between them, has this one.
bool has_word(std::string_view list, std::string_view word);
/// The command that the words begin with; none when there is no such.
const Command* find_command(const Arguments& arguments);
/// Refusal usage when an option is not the command's, or a word stands after what it takes (details: what is
/// wrong).
Result<Done> check_usage(const Command& command, const Arguments& arguments);

/// What --help says: of the command named, of those that begin with the words, else of all.
void print_help(const Arguments& arguments, std::FILE* to);
/// One line: how the command is asked.
void print_usage(const Arguments& arguments, std::FILE* to);

}
