#include "ledger/shown_cases.hpp"
#include "ledger/store.hpp"

namespace ledger {

Result<Paged<Approval>> list_approvals(store::Read& db, const Actor& actor, const cases::ListApprovals& ask) {
    auto page = TRY(cases::approval_entries(db, actor, ask));
    const auto lines =
        ledger_lines(db, access_control::scope_of(actor), store::ids_of(page.rows, &cases::ApprovalEntry::id));
    Paged<Approval> out{.next = page.next, .previous = page.previous};
    for (auto& entry : page.rows)
        out.rows.push_back({.line = line_view(db, lines.at(entry.id)),
                            .action = std::move(entry.action),
                            .open = std::move(entry.open),
                            .entered_at = entry.entered_at,
                            .entered_late = entry.entered_late});
    return out;
}

Result<cases::Case> show_case(store::Read& db, const Actor& actor, const cases::ShowCase& ask) {
    auto view = TRY(cases::show_case(db, actor, ask));
    Status status{};
    ensure(enum_from(view.line.status, status));
    if (!cases::is_living(status))
        view.line =
            line_view(db, ledger_lines(db, access_control::scope_of(actor), store::only_id(ask.id)).at(ask.id));
    return view;
}

}
