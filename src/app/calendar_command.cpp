// bangfu calendar: the years of holidays and make-up days, shown and loaded on the machine itself.
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "cases/calendar_preview.hpp"
#include "http/json.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace app {

namespace {

std::string kind_words(policy::DayKind kind) {
    return kind == policy::DayKind::workday ? in_words("调休上班", "make-up day") : in_words("放假", "holiday");
}

void print_year(const policy::CalendarYear& year) {
    const auto from = year.source ? *year.source : std::string(in_words("程序自带", "as the program brings it"));
    print(fmt::format("{}  {}{}", year.year, from, year.loaded_by ? "  " + *year.loaded_by : ""));
    for (const auto& day : year.days)
        print(fmt::format("  {}  {}  {}", day.date.iso(), kind_words(day.kind), day.name));
}

/// As `calendar load` and POST /api/calendar take it.
void print_json(const policy::CalendarYear& year) {
    print(http::write_json(policy::LoadCalendarYear{
        .year = year.year, .source = year.source.value_or(""), .days = year.days, .version = year.version}));
}

int tell_preview(const cases::CalendarPreview& preview) {
    print(fmt::format("{}{}", in_words("截止日期将改变的公示：", "running notices whose end would move: "),
                      preview.moved));
    for (const auto& move : preview.moves)
        print(fmt::format("  {}  {}  {} -> {}", move.number, move.branch.path_name, move.ends_on.iso(),
                          move.would_end_on.iso()));
    return 0;
}

}

int calendar_show(const Arguments& arguments) {
    const auto format = arguments.value("--format", "text");
    if (format != "text" && format != "json")
        return wrong_usage(arguments, in_words("--format 为 text 或 json", "--format is text or json"));
    if (format == "json" && !arguments.has("--year"))
        return wrong_usage(arguments, in_words("--format json 须写明 --year", "--format json needs --year"));
    const auto store = open_to_read(arguments);
    const auto view =
        store->read([&](store::Read& db) { return policy::show_calendar(db, command_line_actor(), {}); });
    if (!view) return refused(view.error());
    bool shown = false;
    for (const auto& year : view->years) {
        if (arguments.has("--year") && arguments.value("--year") != std::to_string(year.year)) continue;
        shown = true;
        if (format == "json") print_json(year);
        else print_year(year);
    }
    return shown ? 0 : complain(in_words("没有该年度的放假安排", "no arrangement of that year is loaded"));
}

int calendar_load(const Arguments& arguments) {
    if (arguments.words.size() != 3) return wrong_usage(arguments, in_words("请写明文件", "say which file"));
    const auto text = read_file(arguments.words[2]);
    if (!text) return wrong_usage(arguments, text.error().details[0]);
    // The version it names does not count: on the machine the last word is the file's.
    auto year = http::read_json<policy::LoadCalendarYear>(*text);
    if (!year) return refused(year.error());
    const auto actor = command_line_actor();
    if (arguments.has("--check")) {
        const auto store = open_to_read(arguments);
        const auto preview =
            store->read([&](store::Read& db) { return cases::preview_calendar_year(db, actor, *year); });
        return preview ? tell_preview(*preview) : refused(preview.error());
    }
    const auto store = open_to_change(arguments);
    const auto loaded = store->write(actor, [&](store::Write& db) -> Result<policy::LoadedCalendarYear> {
        const auto view = TRY(policy::show_calendar(db, actor, {}));
        year->version.reset();
        for (const auto& known : view.years)
            if (known.year == year->year) year->version = known.version;
        return policy::load_calendar_year(db, actor, *year);
    });
    if (!loaded) return refused(loaded.error());
    print(fmt::format("{}: {}{}", arguments.words[2], year->year, in_words(" 年放假安排已导入", " loaded")));
    return 0;
}

}
