#pragma once
// The command line: words, options with values, switches. Wrong usage is a value that main turns into exit code 2.
#include "base/result.hpp"
#include "store/store.hpp"
#include <map>

namespace app {

struct Arguments {
    std::vector<std::string> words{};              // what stands for itself: "import", "ledger", the file
    std::map<std::string, std::string> options{};  // "--port" -> "8080"
    bool has(const std::string& name) const { return options.contains(name); }
    std::string value(const std::string& name, const std::string& otherwise = "") const;
};

/// Reads the words after the program's name, with the switches and options that any command takes. Refusal usage
/// (details: what is wrong).
Result<Arguments> read_arguments(int count, char** words);

/// Where the data is: --data DIR (default "data") or --database URL beside it.
store::Options store_options(const Arguments&, bool read_only);

}
