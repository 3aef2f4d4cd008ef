#include "documents/spreadsheet_writer.hpp"
#include <unistd.h>
#include <xlsxwriter.h>
#include <array>
#include <stdexcept>

namespace documents {
namespace {

constexpr std::int64_t exact_whole_max =
    999'999'999'999'999;  // 15 digits: a double holds them, and Excel shows them
constexpr std::int32_t serial_of_1970 = 25'569;
constexpr std::int32_t first_safe_serial = 61;  // before, Excel counts a day that never was
constexpr std::uint32_t choice_rows_usual = 5'000;
constexpr std::size_t choices_inline_max = 255;  // Excel's limit for a list within the cell's rule, and in bytes
                                                 // the writing library's
constexpr lxw_color_t grey = 0xEFEFEF;
constexpr const char* choices_sheet = "选项";

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("spreadsheet: ") + lxw_strerror(error));
}

bool fits_inline(const std::vector<std::string>& choices) {
    std::size_t length = 0;
    for (const auto& choice : choices) {
        if (choice.find(',') != std::string::npos) return false;
        length += choice.size() + 1;
    }
    return length <= choices_inline_max;
}

// Office reads "_x0041_" in a file as "A": text that looks so is written with its underscore as such an escape.
std::string written(const std::string& text) {
    constexpr std::string_view escape = "_x005F_";  // an underscore
    std::string safe = text;
    for (auto at = safe.find("_x"); at != std::string::npos; at = safe.find("_x", at + 1)) {
        if (at + 6 >= safe.size() || safe[at + 6] != '_') continue;
        safe.replace(at, 1, escape);
        at += escape.size();
    }
    return safe;
}

struct Style {
    const char* number_format;
    lxw_format_alignments across;
};
constexpr std::array<Style, 5> styles{{{"@", LXW_ALIGN_LEFT},
                                       {"0", LXW_ALIGN_RIGHT},
                                       {"#,##0.00", LXW_ALIGN_RIGHT},
                                       {"yyyy-mm-dd", LXW_ALIGN_CENTER},
                                       {"0.00%", LXW_ALIGN_RIGHT}}};

}

struct SpreadsheetWriter::State {
    struct Formats {
        lxw_format *title, *subtitle, *heading, *note;
        std::array<lxw_format*, styles.size()> plain, total;
    };
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    Formats formats{};
    SpreadsheetLayout layout{};
    lxw_row_t row = 0;
    std::vector<std::vector<std::string>> long_choices{};

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (book) lxw_workbook_free(book);
    }

    lxw_format* new_format(const char* font, double size) {
        lxw_format* format = workbook_add_format(book);
        format_set_font_name(format, font);
        format_set_font_size(format, size);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        return format;
    }

    lxw_format* new_cell_format(Style style) {
        lxw_format* format = new_format("宋体", 10);
        format_set_num_format(format, style.number_format);
        format_set_align(format, static_cast<std::uint8_t>(style.across));
        format_set_border(format, LXW_BORDER_THIN);
        format_set_text_wrap(format);
        return format;
    }

    void make_formats() {
        formats.title = new_format("黑体", 18);
        format_set_align(formats.title, LXW_ALIGN_CENTER);
        formats.subtitle = new_format("宋体", 10);
        formats.note = new_format("宋体", 10);
        format_set_text_wrap(formats.note);
        formats.heading = new_cell_format({"@", LXW_ALIGN_CENTER});
        format_set_font_name(formats.heading, "黑体");
        format_set_bg_color(formats.heading, grey);
        for (std::size_t i = 0; i < styles.size(); ++i) {
            formats.plain[i] = new_cell_format(styles[i]);
            formats.total[i] = new_cell_format(styles[i]);
            format_set_bold(formats.total[i]);
            format_set_bg_color(formats.total[i], grey);
        }
    }

    lxw_col_t last_column() const { return static_cast<lxw_col_t>(layout.columns.size() - 1); }

    void write_text(lxw_col_t column, const std::string& text, lxw_format* format) {
        ensure(text.find('\0') == std::string::npos);
        if (text.empty()) check(worksheet_write_blank(sheet, row, column, format));
        else check(worksheet_write_string(sheet, row, column, written(text).c_str(), format));
    }

    // Only notes the range. Its cells are written with their rows, since rows once passed cannot be touched again.
    void merge(lxw_row_t last_row, lxw_col_t first, lxw_col_t last) {
        if (last_row == row && first == last) return;
        check(worksheet_merge_range(sheet, row, first, last_row, last, nullptr, nullptr));
    }

    void write_line(const std::string& text, lxw_format* format, double height) {
        worksheet_set_row(sheet, row, height, nullptr);
        write_text(0, text, format);
        merge(row, 0, last_column());
        ++row;
    }

    void write_headings();
    void write_choices();
    void add_rule(lxw_col_t column, lxw_row_t last_row);
    void set_page(lxw_row_t first_heading);
    void write_value(lxw_col_t column, const SpreadsheetValue& value, bool total);
    void write_row(const std::vector<SpreadsheetValue>& cells, bool total);
};

namespace {

// How far a heading reaches to the right from (row, column) under the same headings above, and down.
struct Reach {
    std::size_t right, down;
};

Reach reach_of(const std::vector<SpreadsheetColumn>& columns, std::size_t row, std::size_t column) {
    const auto& own = columns[column].headings;
    const auto same_down_to = [&](std::size_t other, std::size_t last) {
        return std::equal(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                          columns[other].headings.begin());
    };
    Reach reach{column, row};
    while (reach.right + 1 < columns.size() && same_down_to(reach.right + 1, row)) ++reach.right;
    const auto all_equal = [&](std::size_t line) {
        for (auto at = column; at <= reach.right; ++at)
            if (columns[at].headings[line] != own[row]) return false;
        return true;
    };
    while (reach.down + 1 < own.size() && all_equal(reach.down + 1)) ++reach.down;
    return reach;
}

}

void SpreadsheetWriter::State::write_headings() {
    const auto& columns = layout.columns;
    const auto lines = columns.front().headings.size();
    std::vector<std::size_t> covered(columns.size(), 0);  // by column: how many lines are done
    for (std::size_t line = 0; line < lines; ++line, ++row) {
        worksheet_set_row(sheet, row, 24, nullptr);
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const bool fresh = covered[column] <= line;
            write_text(static_cast<lxw_col_t>(column), fresh ? columns[column].headings[line] : "",
                       formats.heading);
            if (!fresh) continue;
            const auto [right, down] = reach_of(columns, line, column);
            merge(row + static_cast<lxw_row_t>(down - line), static_cast<lxw_col_t>(column),
                  static_cast<lxw_col_t>(right));
            for (auto at = column; at <= right; ++at) covered[at] = down + 1;
        }
    }
}

void SpreadsheetWriter::State::add_rule(lxw_col_t column, lxw_row_t last_row) {
    const auto& choices = layout.columns[column].choices;
    lxw_data_validation rule{};
    rule.error_title = const_cast<char*>("不在选项中");
    rule.error_message = const_cast<char*>("请从下拉列表中选择。");
    std::vector<char*> list;
    std::string formula;
    if (fits_inline(choices)) {
        for (const auto& choice : choices) list.push_back(const_cast<char*>(choice.c_str()));
        list.push_back(nullptr);
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = list.data();
    } else {
        std::array<char, LXW_MAX_COL_NAME_LENGTH> letters{};
        lxw_col_to_name(letters.data(), static_cast<lxw_col_t>(long_choices.size()), 1);
        formula = std::string("=") + choices_sheet + "!" + letters.data() + "$1:" + letters.data() + "$" +
                  std::to_string(choices.size());
        long_choices.push_back(choices);
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = formula.data();
    }
    check(worksheet_data_validation_range(sheet, row, column, last_row, column, &rule));
}

// Lists too long for a rule stand on a hidden sheet that the rules point to.
void SpreadsheetWriter::State::write_choices() {
    if (long_choices.empty()) return;
    sheet = workbook_add_worksheet(book, choices_sheet);
    worksheet_hide(sheet);
    std::size_t longest = 0;
    for (const auto& choices : long_choices) longest = std::max(longest, choices.size());
    for (row = 0; row < longest; ++row)
        for (std::size_t list = 0; list < long_choices.size(); ++list)
            if (row < long_choices[list].size())
                write_text(static_cast<lxw_col_t>(list), long_choices[list][row], formats.plain[0]);
}

void SpreadsheetWriter::State::set_page(lxw_row_t first_heading) {
    worksheet_set_landscape(sheet);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_center_horizontally(sheet);
    check(worksheet_set_footer(sheet, "&C第 &P 页　共 &N 页"));
    check(worksheet_repeat_rows(sheet, first_heading, row - 1));
    worksheet_freeze_panes(sheet, row, static_cast<lxw_col_t>(layout.fixed_columns));
    check(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
}

void SpreadsheetWriter::State::write_value(lxw_col_t column, const SpreadsheetValue& value, bool total) {
    const auto format = [&](ColumnKind kind) {
        return (total ? formats.total : formats.plain)[static_cast<std::size_t>(kind)];
    };
    const auto number = [&](double shown, ColumnKind kind) {
        check(worksheet_write_number(sheet, row, column, shown, format(kind)));
    };
    if (const auto* text = std::get_if<std::string>(&value)) {
        write_text(column, *text, format(ColumnKind::text));
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (*whole >= -exact_whole_max && *whole <= exact_whole_max)
            number(static_cast<double>(*whole), ColumnKind::whole);
        else write_text(column, std::to_string(*whole), format(ColumnKind::text));
    } else if (const auto* sum = std::get_if<Money>(&value)) {
        // The quotient is the double nearest to the decimal, and up to 15 digits it reads back as that decimal.
        if (sum->fen >= -exact_whole_max && sum->fen <= exact_whole_max)
            number(static_cast<double>(sum->fen) / 100, ColumnKind::money);
        else write_text(column, plain_yuan(*sum), format(ColumnKind::text));
    } else if (const auto* day = std::get_if<Date>(&value)) {
        const auto serial = day->days + serial_of_1970;
        if (serial >= first_safe_serial && day->year() <= 9999) number(serial, ColumnKind::date);
        else write_text(column, day->iso(), format(ColumnKind::text));
    } else if (const auto* share = std::get_if<Percent>(&value)) {
        number(share->of_ten_thousand / 10'000.0, ColumnKind::percent);
    } else {
        check(worksheet_write_blank(sheet, row, column, format(layout.columns[column].kind)));
    }
}

void SpreadsheetWriter::State::write_row(const std::vector<SpreadsheetValue>& cells, bool total) {
    ensure(sheet != nullptr && cells.size() <= layout.columns.size());
    for (std::size_t column = 0; column < layout.columns.size(); ++column)
        write_value(static_cast<lxw_col_t>(column), column < cells.size() ? cells[column] : SpreadsheetValue{},
                    total);
    ++row;
}

SpreadsheetWriter::SpreadsheetWriter(const std::filesystem::path& file, const std::filesystem::path& passing)
    : state_(std::make_unique<State>()) {
    std::string folder = !passing.empty() ? passing : file.has_parent_path() ? file.parent_path() : ".";
    // Temporary files would silently go to the system's folder instead, and people's data with them.
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw std::runtime_error("spreadsheet: cannot write in " + folder);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    state_->book = workbook_new_opt(file.c_str(), &options);
    if (!state_->book) throw std::runtime_error("spreadsheet: cannot begin " + file.string());
    state_->make_formats();
}

SpreadsheetWriter::~SpreadsheetWriter() = default;

void SpreadsheetWriter::begin_sheet(SpreadsheetLayout layout) {
    ensure(!layout.columns.empty());
    for (const auto& column : layout.columns)
        ensure(!column.headings.empty() && column.headings.size() == layout.columns.front().headings.size());
    State& state = *state_;
    check(workbook_validate_sheet_name(state.book, layout.name.c_str()));
    state.sheet = workbook_add_worksheet(state.book, layout.name.c_str());
    if (!state.sheet) throw std::runtime_error("spreadsheet: no room for temporary files");
    state.layout = std::move(layout);
    state.row = 0;
    for (lxw_col_t column = 0; column <= state.last_column(); ++column) {
        const auto& described = state.layout.columns[column];
        // The column's own format, so that a row typed below the last one is text where text is wanted.
        lxw_format* format = workbook_add_format(state.book);
        format_set_num_format(format, styles[static_cast<std::size_t>(described.kind)].number_format);
        check(worksheet_set_column(state.sheet, column, column, described.width, format));
    }
    for (const auto& title : state.layout.titles) {
        const bool first = &title == &state.layout.titles.front();
        state.write_line(title, first ? state.formats.title : state.formats.subtitle, first ? 32 : 18);
    }
    const auto first_heading = state.row;
    state.write_headings();
    state.set_page(first_heading);
    const auto rows = state.layout.choice_rows ? state.layout.choice_rows : choice_rows_usual;
    for (lxw_col_t column = 0; column <= state.last_column(); ++column)
        if (!state.layout.columns[column].choices.empty()) state.add_rule(column, state.row + rows - 1);
}

void SpreadsheetWriter::add_row(const std::vector<SpreadsheetValue>& cells) { state_->write_row(cells, false); }
void SpreadsheetWriter::add_total(const std::vector<SpreadsheetValue>& cells) { state_->write_row(cells, true); }

void SpreadsheetWriter::add_note(const std::string& text) {
    ensure(state_->sheet != nullptr);
    state_->write_line(text, state_->formats.note, 20);
}

void SpreadsheetWriter::finish() {
    ensure(state_->sheet != nullptr);
    state_->write_choices();
    check(workbook_close(std::exchange(state_->book, nullptr)));
}

}
