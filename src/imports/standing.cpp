// A judged ledger against the county: who is on file already, under which name, with a case or without; and whether
// the branch is the uploader's to import for. What lies outside the uploader's organisations is never told.
#include "cases/cases.hpp"
#include "imports/imports.hpp"
#include <set>
#include <unordered_map>

namespace imports {

namespace {

void doubt(auto& row, std::string field, std::string code, Verdict severity, std::string value,
           std::vector<std::string> details = {}) {
    row.issues.push_back({.field = std::move(field),
                          .code = std::move(code),
                          .severity = severity,
                          .value = std::move(value),
                          .details = std::move(details)});
    row.verdict = std::max(row.verdict, severity);
}

/// A number names one person among those of its kind.
std::string number_key(const MemberValues& values) {
    return values.id_number.value() + (values.document_kind == DocumentKind::passport ? "/passport" : "");
}

class Standings {
public:
    Standings(store::Read& db, const Actor& actor, JudgedLedger& ledger) : db_(db), actor_(actor), ledger_(ledger) {
        for (const auto& row : access_control::all_organisations(db)) paths_.emplace(row.code, row.path);
    }

    void run() {
        for (auto& row : ledger_.rows) {
            if (row.values.id_number.empty()) continue;
            names_.emplace(row.values.id_number, row.values.name);
            take(row);
        }
        for (auto& member : ledger_.members) take(member);
        finish();
    }

private:
    void take(LedgerRow& row) {
        const auto& values = row.values;
        const auto path = paths_.find(values.branch_code);
        if (path != paths_.end() && !path->second.starts_with(actor_.organisation_path))
            doubt(row, "branch", "BRANCH_OUTSIDE", Verdict::error, values.branch_path);
        const auto known = people::on_file(db_, actor_, {.digits = values.id_number});
        if (known.standing == people::Standing::unknown) return;
        if (known.standing == people::Standing::elsewhere)
            return doubt(row, "id", "ON_FILE_ELSEWHERE", Verdict::error, values.id_number);
        if (!values.name.empty() && people::folded_name(known.name) != people::folded_name(values.name))
            return doubt(row, "id", "NUMBER_OF_ANOTHER", Verdict::error, values.id_number);
        if (known.died_on && values.join_date && *known.died_on < values.join_date->first)
            return doubt(row, "join", "JOIN_AFTER_DEATH", Verdict::error, values.join_date->iso());
        if (const auto number = cases::living_number(db_, known.person))
            return doubt(row, "id", "DUP_IN_DB", Verdict::error, values.id_number, {*number});
        doubt(row, "id", "DUP_IN_DB", Verdict::warning, values.id_number);
    }

    /// A number is one person's, in this file and in the county; and one living spouse is all there may be.
    void take(LedgerMember& member) {
        const auto& values = member.values;
        if (!values.id_number || member.is_self || member.verdict == Verdict::error) return;
        const auto [first, is_new] = names_.emplace(number_key(values), values.name);
        if (!is_new && people::folded_name(first->second) != people::folded_name(values.name))
            return doubt(member, "id", "NUMBER_OF_ANOTHER", Verdict::error, *values.id_number);
        const auto known = people::on_file(db_, actor_, number_of(values));
        if (known.standing == people::Standing::unknown) return;
        if (known.standing == people::Standing::elsewhere)
            return doubt(member, "id", "ON_FILE_ELSEWHERE", Verdict::error, *values.id_number);
        if (people::folded_name(known.name) != people::folded_name(values.name))
            doubt(member, "id", "NUMBER_OF_ANOTHER", Verdict::error, *values.id_number);
    }

    void finish() {
        std::unordered_map<std::uint32_t, Verdict> heads;
        ledger_.counts = {};
        for (const auto& row : ledger_.rows) {
            heads.emplace(row.row, row.verdict);
            ++(row.verdict == Verdict::ok        ? ledger_.counts.ok
               : row.verdict == Verdict::warning ? ledger_.counts.warning
                                                 : ledger_.counts.error);
        }
        for (auto& member : ledger_.members) {
            const auto head = heads.find(member.head_row);
            member.head_refused = head == heads.end() || head->second == Verdict::error;
        }
    }

    store::Read& db_;
    const Actor& actor_;
    JudgedLedger& ledger_;
    std::unordered_map<std::string, std::string> paths_{}, names_{};
};

}

/// Committees of the whole county, so that a township's name is known as such; branches of the actor's own only.
LedgerContext context_of(store::Read& db, const Actor& actor, Date as_of) {
    LedgerContext context{.as_of = as_of};
    const auto all = access_control::all_organisations(db);
    std::unordered_map<std::int64_t, std::string> codes;
    for (const auto& row : all) codes[row.id.value] = row.code;
    for (const auto& row : all) {
        const bool is_above = row.kind == "county" || row.kind == "committee";
        if (!is_above && !row.path.starts_with(actor.organisation_path)) continue;
        context.organisations.push_back(
            {row.code, row.parent_id ? codes[row.parent_id->value] : "", row.name, row.kind});
    }
    return context;
}

JudgedLedger judge_for(store::Read& db, const Actor& actor, const documents::Workbook& workbook, Date as_of) {
    auto ledger = judge_ledger(workbook, context_of(db, actor, as_of));
    if (ledger.file_verdict != "refuse") Standings(db, actor, ledger).run();
    return ledger;
}

}
