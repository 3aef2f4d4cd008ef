#include "imports/cell_date.hpp"
#include <algorithm>
#include <optional>
#include "base/limits.hpp"
#include "base/text.hpp"
#include "documents/shown_number.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

using documents::Cell;
using documents::CellKind;

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

/// 0 to 9 for a Chinese numeral, 10 for 十, 20 and 30 for 廿 and 卅; -1 for anything else.
int chinese_digit(char32_t code) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (code == U'零' || code == U'○' || code == U'Ｏ' || code == U'◯') return 0;
    if (code == U'元') return 1;
    if (code == U'十') return 10;
    if (code == U'廿') return 20;
    if (code == U'卅') return 30;
    const auto at = digits.find(code);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// 十二 -> 12, 二十一 -> 21, 廿五 -> 25; figures without a ten one by one: 一九七八 -> 1978.
std::string number_in_figures(const std::vector<int>& run) {
    const bool by_tens = std::any_of(run.begin(), run.end(), [](int digit) { return digit >= 10; });
    std::string figures;
    if (!by_tens) {
        for (const int digit : run) figures += static_cast<char>('0' + digit);
        return figures;
    }
    int value = 0;
    for (const int digit : run) {
        if (digit == 10 && value > 0 && value < 10) value *= 10;
        else value += digit;
    }
    return std::to_string(value);
}

/// Chinese numerals as figures; the rest of the text stays. 元 stands for 1 only as 元月.
std::string with_figures(const std::string& text) {
    const auto points = to_code_points(text);
    if (!points) return text;
    std::u32string out;
    std::vector<int> run;
    const auto flush = [&] {
        if (!run.empty())
            for (const char c : number_in_figures(run)) out += static_cast<char32_t>(c);
        run.clear();
    };
    for (std::size_t i = 0; i < points->size(); ++i) {
        const char32_t code = (*points)[i];
        const bool first_month = code == U'元' && i + 1 < points->size() && (*points)[i + 1] == U'月';
        const int digit = code == U'元' && !first_month ? -1 : chinese_digit(code);
        if (digit >= 0 || (code == U'O' && !run.empty())) {
            run.push_back(std::max(digit, 0));
            continue;
        }
        flush();
        out += code;
    }
    flush();
    return to_utf8(out);
}

/// Takes " 00:00:00", "T08:30" and the like off the end.
std::string without_time(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon < 3) return text;
    auto cut = colon;
    while (cut > 0 && text[cut - 1] >= '0' && text[cut - 1] <= '9') --cut;
    const bool clock = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(cut), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == 'Z';
    });
    if (!clock || cut == 0 || (text[cut - 1] != ' ' && text[cut - 1] != 'T')) return text;
    return text.substr(0, cut - 1);
}

/// Every separator as a point, none at the end: "1978年6月1日" and "1978 / 6 / 1" are "1978.6.1".
std::string with_points(std::string text) {
    for (const std::string_view mark :
         {"年", "月", "/", "-", "—", "–", "―", "‐", "‑", "−", "、", "。", "·", "\\", "，", ","})
        text = replace_all(std::move(text), mark, ".");
    for (const std::string_view mark : {"份", "日", "号"}) text = replace_all(std::move(text), mark, "");
    while (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

DateReading unreadable() { return {.kind = DateKind::unreadable}; }

/// A century for a two-digit year: this one unless that lies in the future.
int full_year(int two_digits, Date as_of) {
    const int century = as_of.year() / 100 * 100;
    return century + two_digits > as_of.year() ? century - 100 + two_digits : century + two_digits;
}

DateReading one_reading(int year, int month, std::optional<int> day) {
    const auto date = Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day.value_or(1)));
    if (!date || year < birth_year_least || year > 2200) return unreadable();
    return {.kind = DateKind::read, .readings = {PartialDate{*date, !day}}};
}

/// Both centuries for a two-digit year, the likelier first.
DateReading two_digit_year(int two_digits, int month, std::optional<int> day, Date as_of) {
    const int likely = full_year(two_digits, as_of);
    DateReading reading = one_reading(likely, month, day);
    if (reading.kind != DateKind::read) return reading;
    const auto other = one_reading(likely - 100, month, day);
    if (likely >= as_of.year() / 100 * 100 && other.kind == DateKind::read)
        reading.readings.push_back(other.readings[0]);
    reading.guessed = true;
    return reading;
}

DateReading from_serial(int serial, int date_system) {
    const Date origin = date_system == 1904 ? *Date::of(1904, 1, 1) : *Date::of(1899, 12, 30);
    return {.kind = DateKind::read, .readings = {PartialDate{origin.plus_days(serial), false}}, .guessed = true};
}

/// Figures without any separator: 19780601, 197806, 780601, 1978, or a serial number.
DateReading from_run(const std::string& digits, int date_system, Date as_of) {
    const auto part = [&](std::size_t at, std::size_t count) {
        return number_of(std::string_view(digits).substr(at, count));
    };
    switch (digits.size()) {
        case 8: return one_reading(part(0, 4), part(4, 2), part(6, 2));
        case 6:
            if (part(0, 4) >= birth_year_least && part(0, 4) <= as_of.year() + 50 && part(4, 2) >= 1 &&
                part(4, 2) <= 12)
                return one_reading(part(0, 4), part(4, 2), std::nullopt);
            return two_digit_year(part(0, 2), part(2, 2), part(4, 2), as_of);
        case 5:
            return part(0, 5) >= 3000 && part(0, 5) <= 73'050 ? from_serial(part(0, 5), date_system) : unreadable();
        case 4:
            if (part(0, 4) >= birth_year_least && part(0, 4) <= 2200)
                return {.kind = DateKind::year_only, .year = part(0, 4)};
            return part(0, 4) >= 3000 ? from_serial(part(0, 4), date_system) : unreadable();
        default: return unreadable();
    }
}

/// `by_point`: the separator was a point, so that ".1" may be October with its zero lost.
DateReading from_parts(const std::vector<std::string>& parts, bool by_point, Date as_of) {
    for (const auto& part : parts)
        if (!all_digits(part) || part.size() > 4) return unreadable();
    if (parts[1].size() > 2 || (parts.size() == 3 && parts[2].size() > 2)) return unreadable();
    const int year = number_of(parts[0]), month = number_of(parts[1]);
    std::optional<int> day;
    if (parts.size() == 3) day = number_of(parts[2]);
    if (parts[0].size() == 2) return two_digit_year(year, month, day, as_of);
    if (parts[0].size() != 4) return unreadable();
    DateReading reading = one_reading(year, month, day);
    if (reading.kind != DateKind::read || !by_point || day || parts[1] != "1") return reading;
    reading.readings.push_back(one_reading(year, 10, std::nullopt).readings[0]);
    reading.guessed = true;
    return reading;
}

/// A number under the format 0.00 is seen with its zero: 1981.1 is 1981.10.
std::string as_seen(const Cell& cell) {
    // Figures parted by their format: 197806 under 0000"年"00"月".
    const bool has_words = cell.format.find_first_of("\"!\\-/") != std::string::npos ||
                           std::any_of(cell.format.begin(), cell.format.end(), [](char c) { return c < 0; });
    if (cell.kind == CellKind::number && has_words && all_digits(cell.text))
        return documents::shown_number(cell).text;
    if (cell.kind != CellKind::number || !cell.format.starts_with("0.0")) return cell.text;
    const auto places = cell.format.find_first_not_of('0', 2);
    const auto point = cell.text.find('.');
    if (places != std::string::npos || point == std::string::npos) return cell.text;
    std::string seen = cell.text;
    while (seen.size() - point < cell.format.size() - 1) seen += '0';
    return seen.ends_with(".10") || cell.text.size() - point > 2 ? seen : cell.text;
}

DateReading from_text(const std::string& typed, int date_system, Date as_of) {
    const std::string dated = without_blanks(with_figures(without_time(tidy(typed))));
    const std::string pointed = with_points(dated);
    const auto parts = split(pointed, '.');
    if (parts.size() == 1 && all_digits(pointed)) {
        const bool stated_year = contains(dated, "年");
        if (stated_year && pointed.size() == 2)
            return {.kind = DateKind::year_only, .year = full_year(number_of(pointed), as_of)};
        if (stated_year && pointed.size() != 4) return unreadable();
        return from_run(pointed, date_system, as_of);
    }
    if (parts.size() < 2 || parts.size() > 3) return unreadable();
    const bool by_point = parts.size() == 2 && contains(dated, ".") && !contains(dated, "月");
    return from_parts(parts, by_point, as_of);
}

}

DateReading read_date(const Cell& cell, int date_system, Date as_of) {
    if (cell.kind == CellKind::date) {
        const auto date = Date::parse(cell.text);
        if (!date) return unreadable();
        const auto shown = documents::shown_day(cell);
        const bool first_day = date->day() == 1;
        if (shown.year && !shown.month && !shown.day && first_day && date->month() == 1)
            return {.kind = DateKind::year_only, .year = date->year()};
        // Where the year is not seen, nobody looked at it: spreadsheets put the present one.
        return {.kind = DateKind::read,
                .readings = {PartialDate{*date, first_day && !shown.day}},
                .guessed = !shown.year};
    }
    if (cell.kind == CellKind::boolean) return unreadable();
    const std::string bare = compact(cell.text);
    if (says_nothing(bare)) return {};
    if (says_unknown(bare)) return {.kind = DateKind::unknown};
    DateReading reading = from_text(as_seen(cell), date_system, as_of);
    if (reading.kind == DateKind::read) reading.cleaned = reading.readings[0].iso() != cell.text;
    return reading;
}

}
