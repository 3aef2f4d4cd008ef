#include "policy/policy.hpp"
#include "base/issues.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "http/json.hpp"
#include "policy/store.hpp"
#include "store/records.hpp"
#include <fmt/format.h>
#include <map>

namespace policy {

namespace {

constexpr std::int64_t first_year = 2000, last_year = 2100;
constexpr std::size_t days_min = 5, days_max = 80;  // a year's notice has some forty

/// A list of days as one JSON document.
struct Days {
    std::vector<CalendarDay> days;
};
BOOST_DESCRIBE_STRUCT(Days, (), (days))

std::vector<CalendarDay> days_of(const CalendarYearRow& row) {
    return http::read_json<Days>(row.days).value().days;
}

std::vector<CalendarDay> built_in_days(std::int64_t year) {
    std::vector<CalendarDay> days;
    for (const auto& day : built_in_calendar().days)
        if (day.date.year() == year) days.push_back(day);
    return days;
}

using Years = std::map<std::int64_t, CalendarYear>;

/// What the program brings, each loaded year in its place.
Years years_of(store::Read& db) {
    Years years;
    for (const auto year : built_in_calendar().years) years[year] = {.year = year, .days = built_in_days(year)};
    for (const auto& row : loaded_years(db))
        years[row.year] = {.year = row.year,
                           .version = row.version,
                           .source = row.source,
                           .loaded_by = row.loaded_by,
                           .loaded_at = row.loaded_at,
                           .days = days_of(row)};
    return years;
}

Calendar calendar_of(const Years& years) {
    std::vector<CalendarDay> all;
    for (const auto& [year, each] : years) all.insert(all.end(), each.days.begin(), each.days.end());
    return make_calendar(std::move(all));
}

}

Calendar calendar(store::Read& db) { return calendar_of(years_of(db)); }

Result<Calendar> calendar_with(store::Read& db, const LoadCalendarYear& ask) {
    if (auto issues = check_year(ask); !issues.empty()) return Refusal{"policy.calendar_invalid", issues};
    auto years = years_of(db);
    years[ask.year].days = ask.days;
    return calendar_of(years);
}

std::vector<FieldIssue> check_year(const LoadCalendarYear& ask) {
    Issues issues;
    if (ask.year < first_year || ask.year > last_year) issues.add("year", "policy.calendar_year");
    issues.text("source", ask.source, "policy.calendar_source");
    if (ask.days.size() < days_min || ask.days.size() > days_max) issues.add("days", "policy.calendar_days");
    std::map<Date, std::size_t> seen;
    for (std::size_t i = 0; i < ask.days.size(); ++i) {
        const auto& day = ask.days[i];
        const auto field = [&](const char* name) { return fmt::format("days[{}].{}", i, name); };
        if (day.date.year() != ask.year) issues.add(field("date"), "policy.calendar_other_year");
        if (!seen.emplace(day.date, i).second) issues.add(field("date"), "policy.calendar_day_twice");
        const bool weekend = day.date.weekday() == 0 || day.date.weekday() == 6;
        if (day.kind == DayKind::workday && !weekend)
            issues.add(field("kind"), "policy.calendar_workday_on_weekday");
        issues.text(field("name"), day.name, "policy.calendar_name");
    }
    return issues.fields();
}

Result<CalendarView> show_calendar(store::Read& db, const Actor&, const AskCalendar&) {
    auto years = years_of(db);
    CalendarView view{.covered_until = covered_until(calendar_of(years))};
    for (auto& [year, each] : years) view.years.push_back(std::move(each));
    return view;
}

Result<LoadedCalendarYear> load_calendar_year(store::Write& db, const Actor& actor, const LoadCalendarYear& ask) {
    if (auto issues = check_year(ask); !issues.empty()) return Refusal{"policy.calendar_invalid", issues};
    const auto known = loaded_year(db, ask.year);
    TRY(require_version(ask.version.value_or(0), known ? known->version : 0));
    CalendarYearRow row = known.value_or(CalendarYearRow{.id = {db.new_id()}, .year = ask.year});
    row.days = http::write_json(Days{make_calendar(ask.days).days});
    row.source = trim(ask.source);
    row.loaded_at = db.now();
    row.loaded_by = actor.name;
    if (known) db.update(row);
    else db.insert(row);
    store::audit_at(db, actor.organisation_path, "calendar.load", row, fmt::format("{} {}", ask.year, row.source));
    return LoadedCalendarYear{row.version, covered_until(calendar(db))};
}

}
