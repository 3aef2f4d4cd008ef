// bangfu: one program for the server and for all administration from the command line.
#include "app/command_table.hpp"
#include "app/terminal.hpp"
#include "base/crypto.hpp"
#include "documents/documents.hpp"
#include <string_view>

namespace {

int run(app::Arguments arguments) {
    auto& words = arguments.words;
    if (arguments.has("--version")) return app::print("bangfu 0.1.0"), 0;
    const bool asks_help = words.empty() || words.front() == "help";
    if (asks_help && !words.empty()) words.erase(words.begin());
    if (arguments.has("--help") || (asks_help && !words.empty())) return app::print_help(arguments, stdout), 0;
    const auto* command = app::find_command(arguments);
    if (!command) return app::print_help(arguments, stderr), 2;
    if (const auto known = app::check_usage(*command, arguments); !known)
        return app::wrong_usage(arguments, known.error().details[0]);
    return command->run(arguments);
}

}

int main(int count, char** words) {
    if (count > 1 && std::string_view(words[1]) == documents::child_argument) return documents::child_main();
    try {
        crypto::start();
        const auto arguments = app::read_arguments(count, words);
        if (!arguments)
            return app::complain(arguments.error().details[0] +
                                 app::in_words("；见 bangfu --help", "; see bangfu --help")),
                   2;
        return run(*arguments);
    } catch (const std::exception& error) { return app::complain(error.what()); }
}
