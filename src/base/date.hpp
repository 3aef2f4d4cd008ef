#pragma once
// Days and moments. A day is a calendar date without zone; a moment is milliseconds since 1970 in UTC.
// Deadlines count in the county's days: China Standard Time, UTC+8, no daylight saving.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// A calendar day. Days are counted from 1970-01-01, so that order and distance are plain integers.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;

    /// The day, or nothing when there is no such day (2023-02-29).
    static std::optional<Date> of(int year, unsigned month, unsigned day);
    /// Reads "YYYY-MM-DD" exactly; anything else is nothing.
    static std::optional<Date> parse(std::string_view iso);

    int year() const;
    unsigned month() const;
    unsigned day() const;
    /// 0 is Sunday, 6 Saturday.
    unsigned weekday() const;
    /// "YYYY-MM-DD".
    std::string iso() const;
    /// "2026年3月5日".
    std::string chinese() const;
    std::string english() const;  // 5 March 2026
    Date plus_days(int count) const { return {days + count}; }
    /// The same day so many years on; 29 February falls back to the 28th.
    Date plus_years(int count) const;
};

/// Whole years from birth to `on`, 周岁: reached on the birthday itself.
int full_years(Date birth, Date on);

/// A day that papers may give to the month only: joining dates in old files ("1978-06").
struct PartialDate {
    Date first;  // the day, or the first of the month
    bool month_only = false;
    auto operator<=>(const PartialDate&) const = default;
    /// Reads "YYYY-MM" or "YYYY-MM-DD".
    static std::optional<PartialDate> parse(std::string_view iso);
    /// "YYYY-MM" or "YYYY-MM-DD".
    std::string iso() const;
};

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Time {
    std::int64_t ms = 0;
    auto operator<=>(const Time&) const = default;
    /// The county's calendar day at this moment (UTC+8).
    Date local_date() const;
    /// "2026-03-05T08:12:33.120Z".
    std::string iso() const;
    static Time now();
};
