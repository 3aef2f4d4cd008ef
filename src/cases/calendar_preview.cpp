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
    const auto present = policy::calendar(db);
    const auto scope = access_control::scope_of(actor);
    CalendarPreview preview{.covered_until = policy::covered_until(next)};
    for (const auto& notice : notice_page(db, scope, "running", {.size = INT32_MAX})) {
        ++preview.running;
        const auto now = period_under(db, scope, notice, present).end;
        const auto then = period_under(db, scope, notice, next).end;
        if (now == then) continue;
        ++preview.moved;
        if (preview.moves.size() >= moves_max) continue;
        const auto row = find_case(db, scope, notice.case_id);
        ensure(row.has_value());
        preview.moves.push_back({.notice = notice.id,
                                 .number = notice.number,
                                 .branch = access_control::organisation_ref(db, row->branch_id),
                                 .ends_on = now,
                                 .would_end_on = then});
    }
    return preview;
}

}
