#include "documents/csv_writer.hpp"
#include <algorithm>
#include <string_view>

namespace documents {
namespace {

bool would_change(std::string_view field) {
    constexpr std::size_t digits_shown_by_excel = 11;
    if (field.empty()) return false;
    if (std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos) return true;
    const bool digits = std::all_of(field.begin(), field.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && (field.size() > digits_shown_by_excel || (field.size() > 1 && field[0] == '0'));
}

}

std::string csv_record(const std::vector<std::string>& fields) {
    std::string record;
    for (const auto& field : fields) {
        if (&field != &fields.front()) record += ',';
        const std::string text = (would_change(field) ? "\t" : "") + field;
        if (text.find_first_of(",;\t\"\r\n") == std::string::npos) {
            record += text;
            continue;
        }
        record += '"';
        for (const char c : text) record.append(c == '"' ? 2 : 1, c);
        record += '"';
    }
    return record + "\r\n";
}

}
