#include "base/date.hpp"
#include <chrono>
#include <fmt/format.h>

namespace {

std::chrono::year_month_day calendar(Date date) { return std::chrono::sys_days(std::chrono::days(date.days)); }

/// So many digits from `at` on as a number, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const int y = digits(iso, 0, 4), m = digits(iso, 5, 2), d = digits(iso, 8, 2);
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    return of(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
}

int Date::year() const { return static_cast<int>(calendar(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(calendar(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(calendar(*this).day()); }
unsigned Date::weekday() const { return std::chrono::weekday(std::chrono::sys_days(calendar(*this))).c_encoding(); }
std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
std::string Date::chinese() const { return fmt::format("{}年{}月{}日", year(), month(), day()); }

Date Date::plus_years(int count) const {
    const auto same = of(year() + count, month(), day());
    return same ? *same : *of(year() + count, month(), 28);
}

std::string Date::english() const {
    static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
    return std::to_string(day()) + " " + months[month() - 1] + " " + std::to_string(year());
}

int full_years(Date birth, Date on) {
    const bool before_birthday =
        on.month() < birth.month() || (on.month() == birth.month() && on.day() < birth.day());
    return on.year() - birth.year() - (before_birthday ? 1 : 0);
}

std::optional<PartialDate> PartialDate::parse(std::string_view iso) {
    if (iso.size() == 7) {
        const auto first = Date::parse(std::string(iso) + "-01");
        return first ? std::optional(PartialDate{*first, true}) : std::nullopt;
    }
    const auto day = Date::parse(iso);
    return day ? std::optional(PartialDate{*day, false}) : std::nullopt;
}

std::string PartialDate::iso() const { return month_only ? first.iso().substr(0, 7) : first.iso(); }

Date Time::local_date() const {
    const auto local =
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)) + std::chrono::hours(8);
    return {static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(local).time_since_epoch().count())};
}

std::string Time::iso() const {
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(ms)};
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const Date day{static_cast<std::int32_t>(midnight.time_since_epoch().count())};
    const auto rest = (at - midnight).count();
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", day.iso(), rest / 3'600'000, rest / 60'000 % 60,
                       rest / 1000 % 60, rest % 1000);
}

Time Time::now() {
    return {
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count()};
}
