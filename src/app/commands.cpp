#include "app/commands.hpp"
#include "access/access.hpp"
#include "access/passwords.hpp"
#include "app/slices.hpp"
#include "documents/documents.hpp"
#include "http/openapi.hpp"
#include "http/pages.hpp"
#include "imports/expected.hpp"
#include "people/people.hpp"
#include "store/verify.hpp"
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace app {

namespace {

void print(const std::string& line) { std::fputs((line + "\n").c_str(), stdout); }

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
                 http::sentence_for(sentences(), refusal.code, refusal.details, true).second.c_str());
    for (const auto& issue : refusal.fields)
        std::fprintf(stderr, "  %s: %s\n", issue.field.c_str(),
                     http::sentence_for(sentences(), issue.code, refusal.details, true).second.c_str());
    return 1;
}

Actor command_line_actor(store::Store&) {
    return {.name = "command line", .organisation_path = "/", .permissions = Permissions().set()};
}

int import_organisations(const Arguments& arguments) {
    if (arguments.words.size() != 3) return refused({"usage", {}, {}}), 2;
    const auto bytes = read_file(arguments.words[2]);
    const auto store = store::Store::open(store_options(arguments, false), schema());
    const auto actor = command_line_actor(*store);
    const auto done = store->write(actor, [&](store::Write& db) {
        return access_control::import_organisations(db, actor, {.upload = {.bytes = bytes}});
    });
    if (!done) return refused(done.error());
    print(fmt::format("organisations: {} added, {} renamed, {} unchanged", done->added, done->renamed,
                      done->unchanged));
    return 0;
}

int import_ledger(const Arguments& arguments) {
    if (arguments.words.size() != 3 || !arguments.has("--check")) {
        std::fputs("bangfu: import ledger FILE --check [--format json] [--as-of YYYY-MM-DD]\n", stderr);
        return 2;
    }
    const auto as_of = Date::parse(arguments.value("--as-of", Time::now().local_date().iso()));
    if (!as_of) return std::fputs("bangfu: --as-of needs a day such as 2026-06-30\n", stderr), 2;
    const auto& path = arguments.words[2];
    const auto name = std::filesystem::path(path).filename().string();
    const bool json = arguments.value("--format") == "json";
    const auto store = store::Store::open(store_options(arguments, true), schema());
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

int verify(const Arguments& arguments) {
    const auto store = store::Store::open(store_options(arguments, true), schema());
    const auto findings = store::verify(*store);
    for (const auto& line : findings.lines) print(line);
    print(findings.lines.empty() ? "verified: the log, every record and every invariant hold"
                                 : fmt::format("{} faults found", findings.lines.size()));
    return findings.lines.empty() ? 0 : 1;
}

int openapi(const Arguments&) {
    print(http::openapi_document(routes(), sentences(), "0.1.0"));
    return 0;
}

namespace {

struct FirstAccount {
    const char *username, *name, *role;
};
constexpr FirstAccount first_accounts[] = {{"system", "系统管理员", "system_admin"},
                                           {"security", "安全管理员", "security_admin"},
                                           {"audit", "审计管理员", "audit_admin"}};

int make_first(store::Store& store, const Arguments& arguments) {
    const auto actor = command_line_actor(store);
    if (store.read([](store::Read& db) { return access_control::count_accounts(db); }) > 0)
        return std::fputs("bangfu: this county has its administrators already\n", stderr), 1;
    const auto county = store.write(actor, [&](store::Write& db) {
        return access_control::add_organisation(
            db, actor, {.code = arguments.value("--code"), .name = arguments.value("--county"), .kind = "county"});
    });
    if (!county) return refused(county.error());
    for (const auto& each : first_accounts) {
        const auto password = access_control::first_password();
        const auto hash = crypto::hash_password(password);
        const auto made = store.write(actor, [&](store::Write& db) {
            return access_control::create_account(db, {.username = each.username,
                                                       .name = each.name,
                                                       .organisation = county->id,
                                                       .roles = {each.role},
                                                       .password_hash = hash});
        });
        if (!made) return refused(made.error());
        print(fmt::format("{:<10} {}  (to be changed at the first sign-in)", each.username, password));
    }
    if (!store.recovery_key().empty())
        print("\nRecovery key, shown this once; keep it on paper, apart from the backups:\n  " +
              store.recovery_key());
    return 0;
}

}

int user(const Arguments& arguments) {
    const auto word = arguments.words.size() > 1 ? arguments.words[1] : "";
    const bool first = word == "first" && arguments.has("--county") && arguments.has("--code");
    if (!first && word != "list") {
        std::fputs("bangfu: user first --county NAME --code CODE, or user list\n", stderr);
        return 2;
    }
    const auto store = store::Store::open(store_options(arguments, !first), schema());
    if (first) return make_first(*store, arguments);
    const auto page = store->read([](store::Read& db) {
        const auto root = access_control::all_organisations(db);
        const Actor actor{.organisation = root.empty() ? OrganisationId{} : root.front().id,
                          .organisation_path = "/"};
        access_control::ListAccounts ask;
        ask.size = 100;
        return access_control::list_accounts(db, actor, ask);
    });
    if (!page) return refused(page.error());
    for (const auto& line : page->rows) {
        std::string roles;
        for (const auto& role : line.roles) roles += " " + role;
        print(fmt::format("{:<16} {} {}{}{}", line.username, line.name, line.organisation.path_name, roles,
                          line.active ? "" : " (inactive)"));
    }
    return 0;
}

}
