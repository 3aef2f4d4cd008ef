#include "ledger/routes.hpp"
#include "base/permission.hpp"
#include "ledger/export.hpp"
#include "ledger/ledger.hpp"

namespace ledger {
using enum http::verb;
using http::serve;
using http::serve_prepared;
using http::serve_slow;

namespace {

/// What no index gives in its order, or what every row has to be asked for.
bool scans(const LedgerFilter& ask) {
    return ask.text || ask.cause || ask.origin || ask.residence || ask.minimum_allowance;
}
bool scans_or_sorts(const ListLedger& ask) {
    return scans(ask) || ask.sort.value_or(LedgerSort::name) != LedgerSort::name;
}

}

std::vector<http::Route> routes() {
    return {
        {get, "/api/ledger", Permission::read_cases, serve_slow<list_ledger, scans_or_sorts>},
        {get, "/api/ledger/sheet", Permission::read_cases, serve_slow<list_sheet, scans_or_sorts>},
        {get, "/api/ledger/totals", Permission::read_cases, serve_slow<ledger_totals, scans>},
        {post, "/api/exports", Permission::export_ledgers, serve_prepared<prepare_export, start_export>},
        {get, "/api/approvals", Permission::read_cases, serve<list_approvals>},
        {get, "/api/cases/{id}", Permission::read_cases, serve<show_case>},
    };
}

std::vector<jobs::Kind> job_kinds() { return {{"ledger_export", export_ledger, Permission::export_ledgers}}; }

}
