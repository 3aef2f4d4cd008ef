// bangfu export ledger: the same file as the offices export, for scripts on the machine itself.
#include "app/commands.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "ledger/export.hpp"
#include <filesystem>
#include <fmt/format.h>

namespace app {

namespace {

Result<ledger::ExportLedger> ask_of(store::Store& store, const Arguments& arguments) {
    const auto organisation = store.read([&](store::Read& db) {
        return access_control::organisation_by_code(db, arguments.value("--organisation"));
    });
    if (!organisation)
        return Refusal{"access.organisation_unknown", {{"organisation", "access.organisation_unknown"}}};
    ledger::ExportLedger ask;
    ask.organisation = organisation->id;
    for (const auto& [option, field] :
         {std::pair{"--level", &ask.level}, {"--status", &ask.status}, {"--cause", &ask.cause}})
        if (arguments.has(option)) *field = arguments.value(option);
    if (arguments.has("--sort")) {
        ledger::LedgerSort sort{};
        if (!enum_from(arguments.value("--sort"), sort)) return Refusal{"case.filter", {{"sort", "case.filter"}}};
        ask.sort = sort;
    }
    if (arguments.has("--descending")) ask.descending = true;
    ask.purpose = arguments.value("--purpose", "命令行导出");
    return ask;
}

/// Logs the export where the store can be written; says so where it cannot.
Result<Done> record(const Arguments& arguments, const Actor& actor, const ledger::ExportLedger& ask) {
    try {
        const auto store = store::Store::open(store_options(arguments, false), schema());
        const auto prepared =
            TRY(store->read([&](store::Read& db) { return ledger::prepare_export(db, actor, ask); }));
        return store->write(actor, [&](store::Write& db) -> Result<Done> {
            jobs::audit_export(db, prepared.logged, "ledger.export", prepared.cases);
            return Done{};
        });
    } catch (const store::Failure& failure) {
        if (failure.code != "locked" && failure.code != "stopped") throw;
        complain(in_words("本次导出未记入日志：", "the log has no row of this export: ") + failure.text);
        return Done{};
    }
}

int write_file(const Arguments& arguments, const Actor& actor, const ledger::ExportLedger& ask,
               const std::filesystem::path& file) {
    const auto store = open_to_read(arguments);
    auto exporter = actor;
    exporter.name = "命令行";  // as the table names who exported it
    try {
        const auto rows = ledger::write_ledger_file(*store, exporter, ask, file, [](auto, auto) { return true; });
        if (!rows) return refused(rows.error());
        print(fmt::format("{}: {}{}", file.string(), rows->value(), in_words(" 户", " rows")));
        return 0;
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        throw;
    }
}

}

int export_ledger(const Arguments& arguments) {
    const std::filesystem::path file = arguments.value("--to");
    if (arguments.words.size() != 2 || !arguments.has("--organisation"))
        return wrong_usage(arguments,
                           in_words("请用 --organisation 写明哪个组织的台账", "--organisation says whose ledger"));
    if (file.extension() != ".xlsx")
        return wrong_usage(arguments,
                           in_words("--to 应为以 .xlsx 结尾的文件名", "--to names a file that ends in .xlsx"));
    if (std::filesystem::exists(std::filesystem::symlink_status(file)))
        return complain(file.string() + in_words(" 已存在，请换一个文件名", " exists already; name another file"));
    auto store = open_to_read(arguments);
    const auto actor = command_line_actor();
    const auto ask = ask_of(*store, arguments);
    store.reset();
    if (!ask) return refused(ask.error());
    if (const auto recorded = record(arguments, actor, *ask); !recorded) return refused(recorded.error());
    return write_file(arguments, actor, *ask, file);
}

}
