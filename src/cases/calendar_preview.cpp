#include "cases/calendar_preview.hpp"
#include "cases/facts.hpp"
#include "cases/notice_rules.hpp"
#include "cases/store.hpp"

namespace cases {

namespace {

constexpr std::size_t moves_max = 200;

}

Result<CalendarPreview> preview_calendar_year(store::Read& db, const Actor& actor,
                                              const policy::LoadCalendarYear& ask) {
    const auto next = TRY(policy::calendar_with(db, ask));
    const auto scope = access_control::scope_of(actor);
    const policy::Rules rules(db);
    CalendarPreview preview{.covered_until = policy::covered_until(next)};
    const auto running = notice_page(db, scope, "running", {.size = INT32_MAX});
    const auto cases = cases_on_notice(db, scope, store::ids_of(running, &NoticeRow::case_id));
    store::IdList branches;
    for (const auto& [id, each] : cases) branches.add(each.row.branch_id);
    const auto places = access_control::organisation_refs(db, branches);
    for (const auto& notice : running) {
        ++preview.running;
        const auto& of = cases.at(notice.case_id);
        const auto now = period_now(of, notice, rules).end;
        const auto then = period_under(of, notice, rules, next).end;
        if (now == then) continue;
        ++preview.moved;
        if (preview.moves.size() >= moves_max) continue;
        preview.moves.push_back({.notice = notice.id,
                                 .number = notice.number,
                                 .branch = places.at(of.row.branch_id),
                                 .ends_on = now,
                                 .would_end_on = then});
    }
    return preview;
}

}
