// bangfu: one program for the server and for all administration from the command line.
#include "app/commands.hpp"
#include "base/crypto.hpp"
#include "documents/documents.hpp"
#include <cstdio>
#include <string_view>

namespace {

constexpr const char* help =
    "bangfu - assistance for party members in hardship\n"
    "\n"
    "  bangfu serve [--port N] [--address A] [--tls-in-front] [--origin URL]\n"
    "                                  serves the county on http://127.0.0.1:8080\n"
    "  bangfu demo --size small|county writes the demo county into an empty directory\n"
    "  bangfu import organisations FILE.csv\n"
    "  bangfu import ledger FILE --check [--format json] [--as-of YYYY-MM-DD]\n"
    "                                  judges a ledger's rows; writes nothing\n"
    "  bangfu verify                   checks the log, every record and every invariant\n"
    "  bangfu user first --county NAME --code CODE\n"
    "                                  makes the county and its three administrators\n"
    "  bangfu user list\n"
    "  bangfu openapi                  prints the interface as OpenAPI 3.1\n"
    "\n"
    "All take --data DIR (default: data) or --database postgresql://... with --data for the keys.\n"
    "Exit status: 0 done, 1 refused or at fault, 2 wrong usage.\n";

struct Command {
    std::string_view first, second;
    int (*run)(const app::Arguments&);
};

constexpr Command commands[] = {
    {"serve", "", app::serve},
    {"demo", "", app::demo},
    {"import", "organisations", app::import_organisations},
    {"import", "ledger", app::import_ledger},
    {"verify", "", app::verify},
    {"user", "", app::user},
    {"openapi", "", app::openapi},
};

int run(const app::Arguments& arguments) {
    const auto word = [&](std::size_t place) {
        return place < arguments.words.size() ? std::string_view(arguments.words[place]) : std::string_view();
    };
    if (arguments.has("--version")) return std::puts("bangfu 0.1.0"), 0;
    if (arguments.has("--help") || word(0) == "help") return std::fputs(help, stdout), 0;
    for (const auto& command : commands)
        if (word(0) == command.first && (command.second.empty() || word(1) == command.second))
            return command.run(arguments);
    std::fputs(help, stderr);
    return 2;
}

}

int main(int count, char** words) {
    if (count > 1 && std::string_view(words[1]) == documents::child_argument) return documents::child_main();
    try {
        crypto::start();
        const auto arguments =
            app::read_arguments(count, words, {"--help", "--version", "--check", "--tls-in-front", "--empty"},
                                {"--data", "--database", "--port", "--address", "--origin", "--size", "--format",
                                 "--as-of", "--county", "--code", "--password"});
        if (!arguments) {
            std::fprintf(stderr, "bangfu: %s\n\n%s", arguments.error().details[0].c_str(), help);
            return 2;
        }
        return run(*arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bangfu: %s\n", error.what());
        return 1;
    }
}
