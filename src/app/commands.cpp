#include "app/commands.hpp"
#include "access/access.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "http/openapi.hpp"
#include "http/pages.hpp"
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace app {

Result<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        return Refusal{"usage", {}, {in_words("无法读取文件：", "cannot read the file ") + path}};
    return {boost::system::in_place_value, std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

int refused(const Refusal& refusal) {
    std::fprintf(stderr, "bangfu: %s\n",
                 http::sentence_for(sentences(), refusal.code, refusal.details, !speaks_chinese()).second.c_str());
    for (const auto& issue : refusal.fields)
        std::fprintf(
            stderr, "  %s: %s\n", issue.field.c_str(),
            http::sentence_for(sentences(), issue.code, refusal.details, !speaks_chinese()).second.c_str());
    return 1;
}

Actor command_line_actor() {
    return {.name = "command line", .organisation_path = "/", .permissions = Permissions().set()};
}

int import_organisations(const Arguments& arguments) {
    if (arguments.words.size() != 3) return wrong_usage(arguments, in_words("请写明文件", "say which file"));
    const auto bytes = read_file(arguments.words[2]);
    if (!bytes) return wrong_usage(arguments, bytes.error().details[0]);
    const auto store = open_or_make(arguments);
    const auto actor = command_line_actor();
    const auto done = store->write(actor, [&](store::Write& db) {
        return access_control::import_organisations(db, actor, {.upload = {.bytes = *bytes}});
    });
    if (!done) return refused(done.error());
    print(fmt::format(fmt::runtime(in_words("组织机构：新增 {}，更名 {}，不变 {}",
                                            "organisations: {} added, {} renamed, {} unchanged")),
                      done->added, done->renamed, done->unchanged));
    return 0;
}

int openapi(const Arguments&) {
    print(http::openapi_document(routes(), sentences(), "0.1.0"));
    return 0;
}

}
