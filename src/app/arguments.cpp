#include "app/arguments.hpp"
#include "app/command_table.hpp"
#include "app/terminal.hpp"

namespace app {

std::string Arguments::value(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->second;
}

Result<Arguments> read_arguments(int count, char** words) {
    std::string switches = "--help --version", options = "--data --database";
    for (const auto& command : commands()) {
        switches += " " + std::string(command.switches);
        options += " " + std::string(command.options);
    }
    Arguments out;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (!word.starts_with("--")) {
            out.words.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (has_word(switches, name) && equals == word.npos) {
            out.options[name] = "yes";
            continue;
        }
        if (!has_word(options, name))
            return Refusal{"usage", {}, {in_words("没有这个选项：", "unknown option ") + name}};
        if (equals != word.npos) out.options[name] = word.substr(equals + 1);
        else if (i + 1 < count) out.options[name] = words[++i];
        else return Refusal{"usage", {}, {name + in_words(" 后面要有值", " needs a value")}};
    }
    return out;
}

store::Options store_options(const Arguments& arguments, bool read_only) {
    return {.directory = arguments.value("--data", "data"),
            .database_url = arguments.value("--database"),
            .read_only = read_only};
}

}
