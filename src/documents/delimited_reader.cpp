// CSV and its relatives with tabs or semicolons. Every field is text as the office typed it.
#include <array>
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

constexpr std::size_t sample_bytes = 64u << 10;

// The separator that stands most often outside quotes near the beginning; a comma when there is none.
char find_delimiter(std::string_view text) {
    constexpr std::array<char, 3> candidates{',', '\t', ';'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text.substr(0, sample_bytes)) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (c == candidates[i]) ++counts[i];
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < counts.size(); ++i)
        if (counts[i] > counts[best]) best = i;
    return candidates[best];
}

// What the office meant as text: ="0123" and a leading tab only keep Excel from making a number of it.
std::string typed_text(std::string field) {
    if (field.size() >= 3 && field.starts_with("=\"") && field.ends_with('"')) {
        std::string inside;
        for (std::size_t at = 2; at + 1 < field.size(); ++at) {
            if (field[at] == '"') {
                if (at + 2 >= field.size() || field[at + 1] != '"') return field;  // a real formula: ="a"&"b"
                ++at;
            }
            inside += field[at];
        }
        return inside;
    }
    if (field.starts_with('\t')) field.erase(0, 1);
    return field;
}

class Scanner {
public:
    Scanner(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    bool at_end() const { return at_ >= text_.size(); }

    /// The next field; `last` says that its record ends with it. Refuses a quote that never closes, because it
    /// would swallow the records after it.
    Result<std::string> field(bool& last) {
        std::string value;
        if (!at_end() && text_[at_] == '"') value = TRY(quoted());
        while (!at_end() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r')
            value += text_[at_++];
        last = at_end() || text_[at_] != delimiter_;
        if (!last) ++at_;
        else if (text_.substr(at_).starts_with("\r\n")) at_ += 2;
        else if (!at_end()) ++at_;
        return text_result(std::move(value));
    }

private:
    Result<std::string> quoted() {
        std::string value;
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return text_result(std::move(value));
                }
                ++at_;
            }
            value += text_[at_];
        }
        return known_kind("file_quotes");
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
};

}

Result<Workbook> read_csv(const std::string& bytes, const ReadLimits& limits) {
    auto decoded = decode_text(bytes);
    if (!decoded) return known_kind("file_encoding");
    if (decoded->text.find('\0') != std::string::npos) return wrong_type("binary");
    CellBudget budget(limits);
    Sheet sheet{.name = "csv"};
    Scanner scanner(decoded->text, find_delimiter(decoded->text));
    for (std::uint32_t record = 1; !scanner.at_end(); ++record) {
        Row row{.number = record};
        bool last = false;
        for (std::uint32_t column = 0; !last; ++column) {
            auto text = typed_text(TRY(scanner.field(last)));
            if (!text.empty())
                TRY(budget.place(sheet, row, column, {.kind = CellKind::text, .text = std::move(text)}));
        }
        if (row.cells.empty()) continue;
        TRY(budget.add_row());
        sheet.rows.push_back(std::move(row));
    }
    Workbook workbook{.type = "csv", .encoding = decoded->encoding};
    workbook.sheets.push_back(std::move(sheet));
    return workbook;
}

}
