// bangfu import ledger FILE: judges a legacy ledger, and writes its rows unless only a check was asked for.
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "documents/documents.hpp"
#include "http/json.hpp"
#include "imports/expected.hpp"
#include "imports/imports.hpp"
#include <filesystem>
#include <fmt/format.h>

namespace app {

namespace {

struct Asked {
    std::string bytes, name;
    Date as_of;
    bool json = false;
};

/// A judgement for people: the counts, then each row that has a doubt.
void print_ledger(const imports::JudgedLedger& ledger) {
    print(fmt::format(fmt::runtime(in_words("{}：{} 行，有效 {}，提醒 {}，错误 {}",
                                            "{}: {} rows, {} ok, {} with warnings, {} with errors")),
                      ledger.sheet, ledger.data_rows, ledger.counts.ok, ledger.counts.warning,
                      ledger.counts.error));
    for (const auto& row : ledger.rows)
        for (const auto& issue : row.issues)
            print(fmt::format(fmt::runtime(in_words("  第 {} 行 {} {}：{}{}", "  row {} {} {}: {}{}")), row.row,
                              issue.field, issue.code, issue.value,
                              issue.suggestion ? " -> " + *issue.suggestion : ""));
}

int refuse_file(const Asked& asked, const std::string& code) {
    print(asked.json ? imports::refused_json(asked.name, code)
                     : asked.name + in_words("：不接受，", ": refused, ") + code);
    return 1;
}

int check(const Arguments& arguments, const Asked& asked) {
    const auto store = open_to_read(arguments);
    const auto workbook = documents::read_in_child(asked.bytes, asked.name);
    if (!workbook) return refuse_file(asked, imports::file_code_of(workbook.error()));
    const auto actor = command_line_actor();
    const auto ledger =
        store->read([&](store::Read& db) { return imports::judge_for(db, actor, *workbook, asked.as_of); });
    if (ledger.file_verdict == "refuse") return refuse_file(asked, ledger.file_code);
    if (asked.json) print(imports::expected_json(ledger, asked.name));
    else print_ledger(ledger);
    return 0;
}

/// What became of it, for scripts and for people.
int tell(const imports::ImportView& view, const Asked& asked, const store::Store& store) {
    if (view.state == "refused") return refuse_file(asked, view.file_code.value_or(""));
    if (asked.json) print(http::write_json(view));
    else
        print(fmt::format(
            fmt::runtime(in_words(
                "{}：{}，写入 {} 行，因错误未写 {} 行，家庭成员 {} 人（导入编号 {}），最长一次写入 {} 毫秒",
                "{}: {}, {} rows written, {} left out for their errors, {} household members (import {}),"
                " longest write {} ms")),
            asked.name, view.state, view.counts.ok + view.counts.warning, view.counts.error,
            view.members_total - view.members_error, view.id.value, store.writer_figures().longest_us / 1000));
    if (const auto& message = speaks_chinese() ? view.message : view.message_en) complain(*message);
    return view.state == "committed" ? 0 : 1;
}

int write(const Arguments& arguments, const Asked& asked) {
    const auto store = open_to_change(arguments);
    imports::take_up(*store);
    const auto actor = command_line_actor();
    auto file = store->read([&](store::Read& db) {
        return imports::prepare_upload(db, actor, {.name = asked.name, .upload = {.bytes = asked.bytes}});
    });
    if (!file) return refused(file.error());
    file->as_of = asked.as_of;
    const auto mode = arguments.has("--all") ? imports::CommitMode::all : imports::CommitMode::valid;
    const bool is_alone = store->options().database_url.empty();  // nobody else waits for a directory's writer
    const std::int64_t parts_a_job = is_alone ? 8 : 1;
    const auto view = imports::import_now(
        *store, actor, *file, mode, [](std::int64_t, std::int64_t) { return true; }, parts_a_job);
    if (!view) {
        const int failed = refused(view.error());
        return view.error().code == "import.same_file" ? 0 : failed;  // the same file twice is a no-op
    }
    return tell(*view, asked, *store);
}

}

int import_ledger(const Arguments& arguments) {
    if (arguments.words.size() != 3) return wrong_usage(arguments, in_words("请写明文件", "say which file"));
    if (arguments.has("--all") && arguments.has("--valid"))
        return wrong_usage(arguments, in_words("--all 和 --valid 只能写一个", "either --all or --valid"));
    const auto as_of = Date::parse(arguments.value("--as-of", Time::now().local_date().iso()));
    if (!as_of)
        return wrong_usage(arguments,
                           in_words("--as-of 应为日期，如 2026-06-30", "--as-of needs a day such as 2026-06-30"));
    const auto format = arguments.value("--format", "text");
    if (format != "text" && format != "json")
        return wrong_usage(arguments, in_words("--format 为 text 或 json", "--format is text or json"));
    auto bytes = read_file(arguments.words[2]);
    if (!bytes) return wrong_usage(arguments, bytes.error().details[0]);
    const Asked asked{.bytes = *std::move(bytes),
                      .name = std::filesystem::path(arguments.words[2]).filename().string(),
                      .as_of = *as_of,
                      .json = format == "json"};
    return arguments.has("--check") ? check(arguments, asked) : write(arguments, asked);
}

}
