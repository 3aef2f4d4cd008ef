#include "app/arguments.hpp"
#include <algorithm>

namespace app {

std::string Arguments::value(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->second;
}

Result<Arguments> read_arguments(int count, char** words, const std::vector<std::string>& switches,
                                 const std::vector<std::string>& options) {
    const auto among = [](const std::vector<std::string>& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    Arguments out;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (!word.starts_with("--")) {
            out.words.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (among(switches, name) && equals == word.npos) {
            out.options[name] = "yes";
            continue;
        }
        if (!among(options, name)) return Refusal{"usage", {}, {"unknown option " + name}};
        if (equals != word.npos) out.options[name] = word.substr(equals + 1);
        else if (i + 1 < count) out.options[name] = words[++i];
        else return Refusal{"usage", {}, {name + " needs a value"}};
    }
    return out;
}

store::Options store_options(const Arguments& arguments, bool read_only) {
    return {.directory = arguments.value("--data", "data"),
            .database_url = arguments.value("--database"),
            .read_only = read_only};
}

}
