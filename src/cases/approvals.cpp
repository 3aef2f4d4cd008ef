// What waits for an office, and what it has done.
#include "cases/advance.hpp"
#include "cases/facts.hpp"
#include "cases/step_days.hpp"
#include "cases/store.hpp"

namespace cases {

namespace {

/// Statuses whose next step that tier takes, as far as the actor may take it.
std::vector<Status> statuses_waiting_for(const Actor& actor, Tier tier) {
    std::vector<Status> out;
    for (const auto& each : transitions()) {
        if (each.tier != tier || !actor.may(each.permission)) continue;
        const bool forward = each.action != Action::send_back && each.action != Action::reject &&
                             each.action != Action::withdraw && each.action != Action::appeal &&
                             each.action != Action::remind && each.action != Action::void_case &&
                             each.action != Action::correct_notice;
        if (forward && std::find(out.begin(), out.end(), each.from) == out.end()) out.push_back(each.from);
    }
    return out;
}

/// The committee's clerk stands in for a branch whose own people may not act.
WaitingFor waiting_for(store::Read& db, const Actor& actor, const OptionalText& kind = {}) {
    const auto tier = tier_of(access_control::organisation_ref(db, actor.organisation).kind);
    WaitingFor who{.account = actor.account, .own = statuses_waiting_for(actor, tier)};
    if (tier == Tier::committee) who.standing_in = statuses_waiting_for(actor, Tier::branch);
    if (kind)
        for (auto* statuses : {&who.own, &who.standing_in})
            std::erase_if(*statuses, [&](Status each) { return enum_name(each) != *kind; });
    return who;
}

/// What waits is in order of its deadline; what has none comes last.
std::string cursor_of_waiting(const CaseRow& row) {
    return cursor_of(row.due_on ? row.due_on->iso() : std::string(due_never), row.id.value);
}

/// Refusal page.cursor when a page is said to begin at no deadline.
Result<Done> require_due(const Window& window) {
    if (window.from_edge || window.key == due_never || Date::parse(window.key)) return Done{};
    return Refusal{"page.cursor"};
}

Result<Done> require_filter(const ApprovalFilter& ask) {
    Status status{};
    if (!ask.kind) return Done{};
    const bool is_step = enum_from(*ask.kind, status) && status != Status::returned;  // it waits at a step
    if (ask.box == Box::todo && is_step) return Done{};
    return Refusal{"case.filter", {{"kind", "case.filter"}}};
}

/// What the actor may do of a step that is decided. Such steps need nothing of the case beyond its row; whether the
/// content changed since the decision is asked when it is approved.
std::vector<std::string> open_to(const Acting& acting, const CaseRow& row, const CaseFacts& facts,
                                 const policy::Rules& rules) {
    const auto awaited = awaited_action(facts);
    constexpr Action decided[] = {Action::record_committee, Action::confirm_committee, Action::propose_filing,
                                  Action::confirm_filing};
    if (!awaited || std::find(std::begin(decided), std::end(decided), *awaited) == std::end(decided)) return {};
    std::vector<std::string> open;
    for (const auto& each : available_actions(facts, acting.towards(row), {rules.today(), rules_of(row, rules)}))
        if (!each.blocked &&
            (each.action == *awaited || each.action == Action::send_back || each.action == Action::reject))
            open.emplace_back(enum_name(each.action));
    return open;
}

/// The cases of a page, what they rest on read once for all of them.
std::vector<ApprovalEntry> approvals_of(store::Read& db, const Actor& actor, const std::vector<CaseRow>& rows,
                                        bool waits) {
    const auto acting = acting_on(db, actor, store::ids_of(rows, &CaseRow::person_id));
    const policy::Rules rules(db);
    store::IdList decided;
    std::vector<ApprovalEntry> out;
    for (const auto& row : rows) {
        ApprovalEntry view{.id = row.id, .entered_at = row.entered_at};
        const auto facts = facts_on_row(row);
        if (const auto action = awaited_action(facts)) view.action = std::string(enum_name(*action));
        if (waits) view.open = open_to(acting, row, facts, rules);
        if (!view.open.empty()) decided.add(row.id);
        out.push_back(std::move(view));
    }
    const auto notices = newest_notices(db, access_control::scope_of(actor), decided);
    for (auto& view : out)
        if (const auto notice = notices.find(view.id); notice != notices.end())
            view.entered_late = is_entered_late(notice->second.created_at.local_date(), notice->second.ends_on);
    return out;
}

}

Result<Paged<ApprovalEntry>> approval_entries(store::Read& db, const Actor& actor, const ListApprovals& ask) {
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    TRY(require_filter(ask));
    const bool waits = ask.box == Box::todo;
    if (waits) TRY(require_due(window));
    auto rows = waits                  ? cases_waiting(db, scope, waiting_for(db, actor, ask.kind), window)
                : ask.box == Box::done ? cases_acted_on(db, scope, actor.account, window)
                                       : cases_filed_by(db, scope, actor.account, window);
    const auto page = page_of(std::move(rows), window, [&](const CaseRow& row) {
        return waits ? cursor_of_waiting(row) : cursor_of("", row.id.value);
    });
    return Paged<ApprovalEntry>{approvals_of(db, actor, page.rows, waits), page.next, page.previous};
}

Result<Total> approval_total(store::Read& db, const Actor& actor, const ApprovalFilter& ask) {
    const auto scope = access_control::scope_of(actor);
    TRY(require_filter(ask));
    if (ask.box == Box::done) return Total{count_acted_on(db, scope, actor.account)};
    if (ask.box == Box::mine) return Total{count_filed_by(db, scope, actor.account)};
    Total total;
    for (const auto& row : waiting_counts(db, scope, waiting_for(db, actor, ask.kind), db.today()))
        total.rows += row.cases;
    return total;
}

std::vector<http::Todo> todos_of(store::Read& db, const Actor& actor) {
    std::vector<http::Todo> out;
    for (const auto& row :
         waiting_counts(db, access_control::scope_of(actor), waiting_for(db, actor), db.today())) {
        const std::string kind(enum_name(row.status));
        out.push_back({.kind = kind,
                       .count = row.cases,
                       .overdue = row.overdue,
                       .earliest_due = row.earliest_due,
                       .page = "/approvals?kind=" + kind});
    }
    return out;
}

}
