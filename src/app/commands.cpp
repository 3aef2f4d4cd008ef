#include "app/commands.hpp"
#include "access/access.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "documents/documents.hpp"
#include "http/openapi.hpp"
#include "http/pages.hpp"
#include "imports/expected.hpp"
#include "people/people.hpp"
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>

namespace app {

namespace {

/// What judging a ledger needs of the county: its organisations and who is on file.
imports::LedgerContext ledger_context(store::Store& store, Date as_of) {
    imports::LedgerContext context{.as_of = as_of};
    store.read([&](store::Read& db) {
        std::map<std::int64_t, std::string> codes;
        for (const auto& row : access_control::all_organisations(db)) codes[row.id.value] = row.code;
        for (const auto& row : access_control::all_organisations(db))
            context.organisations.push_back(
                {row.code, row.parent_id ? codes[row.parent_id->value] : "", row.name, row.kind});
        return 0;
    });
    context.on_file = [&store](const std::string& number) {
        const bool known =
            store.read([&](store::Read& db) { return people::person_by_id_number(db, number).has_value(); });
        return known ? imports::OnFile::person : imports::OnFile::no;
    };
    return context;
}

/// A judgement for people: the counts, then each row that has a doubt.
void print_ledger(const imports::JudgedLedger& ledger) {
    print(fmt::format("{}: {} rows, {} ok, {} with warnings, {} with errors", ledger.sheet, ledger.data_rows,
                      ledger.counts.ok, ledger.counts.warning, ledger.counts.error));
    for (const auto& row : ledger.rows)
        for (const auto& issue : row.issues)
            print(fmt::format("  row {} {} {}: {}{}", row.row, issue.field, issue.code, issue.value,
                              issue.suggestion ? " -> " + *issue.suggestion : ""));
}

}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw store::Failure("file", "cannot read " + path);
    return std::string((std::istreambuf_iterator<char>(file)), {});
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
    if (arguments.words.size() != 3) return wrong_usage(arguments, "say which file");
    const auto bytes = read_file(arguments.words[2]);
    const auto store = open_to_change(arguments);
    const auto actor = command_line_actor();
    const auto done = store->write(actor, [&](store::Write& db) {
        return access_control::import_organisations(db, actor, {.upload = {.bytes = bytes}});
    });
    if (!done) return refused(done.error());
    print(fmt::format("organisations: {} added, {} renamed, {} unchanged", done->added, done->renamed,
                      done->unchanged));
    return 0;
}

int import_ledger(const Arguments& arguments) {
    if (arguments.words.size() != 3 || !arguments.has("--check"))
        return wrong_usage(arguments, "say which file, and --check");
    const auto as_of = Date::parse(arguments.value("--as-of", Time::now().local_date().iso()));
    if (!as_of) return wrong_usage(arguments, "--as-of needs a day such as 2026-06-30");
    const auto& path = arguments.words[2];
    const auto name = std::filesystem::path(path).filename().string();
    const bool json = arguments.value("--format") == "json";
    const auto store = open_to_read(arguments);
    const auto workbook = documents::read_in_child(read_file(path), name);
    const auto refuse = [&](const std::string& code) {
        print(json ? imports::refused_json(name, code) : name + ": refused, " + code);
        return 1;
    };
    if (!workbook) return refuse(imports::file_code_of(workbook.error()));
    const auto ledger = imports::judge_ledger(*workbook, ledger_context(*store, *as_of));
    if (ledger.file_verdict == "refuse") return refuse(ledger.file_code);
    if (json) print(imports::expected_json(ledger, name));
    else print_ledger(ledger);
    return 0;
}

int openapi(const Arguments&) {
    print(http::openapi_document(routes(), sentences(), "0.1.0"));
    return 0;
}

}
