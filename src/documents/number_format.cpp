#include "documents/number_format.hpp"
#include <array>
#include <charconv>
#include <cmath>
#include "base/date.hpp"

namespace documents {
namespace {

// What is left of a format's first section without literals: quoted text, escapes, colours, locales. Hours that run
// on past a day, "[h]", are no literal.
std::string bare_section(std::string_view code) {
    std::string bare;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char here = code[at];
        if (here == '"' || here == '[') {
            const auto end = code.find(here == '"' ? '"' : ']', at + 1);
            if (end == std::string_view::npos) break;
            if (here == '[' && code.substr(at + 1, end - at - 1).find_first_not_of("hms") == std::string_view::npos)
                bare += code.substr(at + 1, end - at - 1);
            at = end;
        } else if (here == '\\' || here == '!' || here == '_' || here == '*') {
            ++at;
        } else {
            bare += here >= 'A' && here <= 'Z' ? static_cast<char>(here - 'A' + 'a') : here;
        }
    }
    return bare;
}

bool shows_day(std::string_view bare) {
    const auto has = [&](std::string_view any) { return bare.find_first_of(any) != std::string_view::npos; };
    if (bare.find("general") != std::string_view::npos) return false;
    if (has("yd")) return true;
    if (has("0#?")) return false;
    if (has("e") || bare.find("aaa") != std::string_view::npos) return true;  // era year; weekday 星期
    return has("m") && !has("hs");
}

constexpr std::array<std::string_view, 59> built_in_codes{"",
                                                          "0",
                                                          "0.00",
                                                          "#,##0",
                                                          "#,##0.00",
                                                          "$#,##0",
                                                          "$#,##0",
                                                          "$#,##0.00",
                                                          "$#,##0.00",
                                                          "0%",
                                                          "0.00%",
                                                          "0.00E+00",
                                                          "# ?/?",
                                                          "# ?\?/??",
                                                          "yyyy/m/d",
                                                          "d-mmm-yy",
                                                          "d-mmm",
                                                          "mmm-yy",
                                                          "h:mm AM/PM",
                                                          "h:mm:ss AM/PM",
                                                          "h:mm",
                                                          "h:mm:ss",
                                                          "yyyy/m/d h:mm",
                                                          "",
                                                          "",
                                                          "",
                                                          "",
                                                          "yyyy\"年\"m\"月\"",
                                                          "m\"月\"d\"日\"",
                                                          "m\"月\"d\"日\"",
                                                          "m-d-yy",
                                                          "yyyy\"年\"m\"月\"d\"日\"",
                                                          "h\"时\"mm\"分\"",
                                                          "h\"时\"mm\"分\"ss\"秒\"",
                                                          "上午/下午h\"时\"mm\"分\"",
                                                          "上午/下午h\"时\"mm\"分\"ss\"秒\"",
                                                          "yyyy\"年\"m\"月\"",
                                                          "#,##0",
                                                          "#,##0",
                                                          "#,##0.00",
                                                          "#,##0.00",
                                                          "#,##0",
                                                          "#,##0",
                                                          "#,##0.00",
                                                          "#,##0.00",
                                                          "mm:ss",
                                                          "[h]:mm:ss",
                                                          "mm:ss.0",
                                                          "##0.0E+0",
                                                          "@",
                                                          "yyyy\"年\"m\"月\"",
                                                          "m\"月\"d\"日\"",
                                                          "yyyy\"年\"m\"月\"",
                                                          "m\"月\"d\"日\"",
                                                          "m\"月\"d\"日\"",
                                                          "上午/下午h\"时\"mm\"分\"",
                                                          "上午/下午h\"时\"mm\"分\"ss\"秒\"",
                                                          "yyyy\"年\"m\"月\"",
                                                          "m\"月\"d\"日\""};

}

NumberFormat number_format(std::string code) {
    NumberFormat format{.code = std::move(code)};
    const std::string bare = bare_section(format.code);
    format.date = shows_day(bare);
    format.percent = bare.find('%') != std::string::npos;
    if (format.code == "General" || format.code == "G/通用格式") format.code.clear();
    return format;
}

DateParts date_parts(std::string_view code) {
    const std::string bare = bare_section(code);
    const auto has = [&](std::string_view any) { return bare.find_first_of(any) != std::string::npos; };
    return {.year = has("ye"), .month = has("m"), .day = has("d")};
}

NumberFormat built_in_format(unsigned id) {
    return id < built_in_codes.size() ? number_format(std::string(built_in_codes[id])) : NumberFormat{};
}

std::string shortest_decimal(double value) {
    if (value == 0) return "0";
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const std::string_view written(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const auto mark = written.find('e');
    if (mark == std::string_view::npos) return std::string(written);
    const int exponent = std::atoi(written.data() + mark + 1);
    if (exponent < -9 || exponent > 20) return std::string(written);
    const bool negative = written[0] == '-';
    std::string digits(1, written[negative ? 1 : 0]);
    if (mark > (negative ? 3u : 2u)) digits += written.substr(negative ? 3 : 2, mark - (negative ? 3 : 2));
    if (exponent < 0) {
        digits = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    } else {
        const auto whole = static_cast<std::size_t>(exponent) + 1;
        if (digits.size() <= whole) digits.append(whole - digits.size(), '0');
        else digits.insert(whole, ".");
    }
    return (negative ? "-" : "") + digits;
}

std::optional<std::string> day_of_serial(double serial, int date_system) {
    if (!(serial >= (date_system == 1904 ? 0 : 1)) || serial >= 2'958'466) return {};
    const auto whole = static_cast<std::int32_t>(std::floor(serial));
    if (date_system == 1904) {
        const Date day = Date::of(1904, 1, 1)->plus_days(whole);
        return day.year() <= 9999 ? std::optional(day.iso()) : std::nullopt;
    }
    if (whole == 60) return {};  // Excel keeps Lotus's 29 February 1900, which never was
    return Date::of(1899, 12, 31)->plus_days(whole > 60 ? whole - 1 : whole).iso();
}

Cell number_cell(double value, const NumberFormat& format, int date_system) {
    Cell cell{.kind = CellKind::number, .number = value, .percent = format.percent, .format = format.code};
    if (format.date) {
        if (auto day = day_of_serial(value, date_system)) {
            cell.kind = CellKind::date;
            cell.text = *std::move(day);
            return cell;
        }
    }
    cell.text = shortest_decimal(value);
    return cell;
}

}
