// Old .xls files (BIFF8, Excel 97 to 2003). Own reading instead of a library's, because hidden rows, error cells,
// merges and Chinese date formats must not get lost.
#include <bit>
#include <cmath>
#include "documents/biff_protection.hpp"
#include "documents/biff_records.hpp"
#include "documents/reading.hpp"

namespace documents {
namespace {

constexpr std::uint16_t biff8 = 0x0600, worksheet_part = 0x0010, globals_part = 0x0005;
constexpr std::size_t sheets_max = 256, merges_max = 200'000;

struct Globals {
    struct SheetEntry {
        std::string name;
        std::size_t at = 0;
        bool hidden = false;
    };
    int date_system = 1900;
    std::vector<SheetEntry> sheets{};
    std::map<unsigned, NumberFormat> own_formats{};
    std::vector<unsigned> cell_formats{};  // format ids by a cell's style
    std::vector<unsigned> cell_fonts{};    // and its fonts
    std::vector<bool> struck_fonts{};
    std::vector<std::string> strings{};
};

Result<Done> read_shared_strings(const BiffRecord& record, std::vector<std::string>& strings) {
    PieceReader reader(record);
    TRY(reader.skip(4));
    const auto count = TRY(reader.u32());
    for (std::uint32_t i = 0; i < count; ++i) strings.push_back(TRY(reader.string()));
    return Done{};
}

Result<Done> read_bound_sheet(const BiffRecord& record, Globals& globals) {
    PieceReader reader(record);
    Globals::SheetEntry entry;
    entry.at = TRY(reader.u32());
    entry.hidden = (TRY(reader.u8()) & 3) != 0;
    const bool worksheet = TRY(reader.u8()) == 0;
    const std::size_t length = TRY(reader.u8());
    const bool wide = TRY(reader.u8()) & 1;
    entry.name = TRY(reader.characters(length, wide));
    if (worksheet) globals.sheets.push_back(std::move(entry));
    if (globals.sheets.size() > sheets_max) return too_large("sheets");
    return Done{};
}

Result<Done> take_global(const BiffRecord& record, Globals& globals) {
    PieceReader reader(record);
    switch (record.type) {
        case Biff::font:
            TRY(reader.skip(2));
            globals.struck_fonts.push_back((TRY(reader.u16()) & 8) != 0);
            break;
        case Biff::date_1904: globals.date_system = TRY(reader.u16()) == 1 ? 1904 : 1900; break;
        case Biff::bound_sheet: return read_bound_sheet(record, globals);
        case Biff::shared_strings: return read_shared_strings(record, globals.strings);
        case Biff::number_format: {
            const unsigned id = TRY(reader.u16());
            globals.own_formats[id] = number_format(TRY(reader.string()));
            break;
        }
        case Biff::cell_format:
            globals.cell_fonts.push_back(TRY(reader.u16()));
            globals.cell_formats.push_back(TRY(reader.u16()));
            break;
        default: break;
    }
    return Done{};
}

Result<Done> check_begin(BiffStream& stream, std::uint16_t part) {
    const auto record = TRY(stream.next());
    if (!record || record->type != Biff::begin_of_part || record->data().size() < 4)
        return corrupt("begin of part");
    if (u16_at(record->data(), 0) != biff8) return known_kind("file_excel_5");
    if (u16_at(record->data(), 2) != part) return corrupt("kind of part");
    return Done{};
}

Result<Globals> read_globals(std::string_view bytes) {
    BiffStream stream(bytes);
    TRY(check_begin(stream, globals_part));
    Globals globals;
    while (const auto record = TRY(stream.next())) {
        if (record->type == Biff::end_of_part) return globals;
        TRY(take_global(*record, globals));
    }
    return corrupt("workbook is cut off");
}

double rk_value(std::uint32_t rk) {
    const double value = rk & 2 ? static_cast<std::int32_t>(rk) >> 2
                                : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3u) << 32);
    return rk & 1 ? value / 100 : value;
}

std::string error_text(unsigned code) {
    switch (code) {
        case 0x00: return "#NULL!";
        case 0x07: return "#DIV/0!";
        case 0x0F: return "#VALUE!";
        case 0x17: return "#REF!";
        case 0x1D: return "#NAME?";
        case 0x24: return "#NUM!";
        default: return "#N/A";
    }
}

class SheetReader {
public:
    SheetReader(const Globals& globals, CellBudget& budget) : globals_(globals), budget_(budget) {}

    Result<Sheet> read(std::string_view bytes, const Globals::SheetEntry& entry) {
        sheet_ = {.name = entry.name, .hidden = entry.hidden};
        if (entry.at >= bytes.size()) return corrupt("sheet is cut off");
        BiffStream stream(bytes, entry.at);
        TRY(check_begin(stream, worksheet_part));
        for (int depth = 1; depth > 0;) {  // charts in the sheet are parts within it
            const auto record = TRY(stream.next());
            if (!record) return corrupt("sheet is cut off");
            if (record->type == Biff::begin_of_part) ++depth;
            else if (record->type == Biff::end_of_part) --depth;
            else if (depth == 1) TRY(take(*record));
        }
        TRY(finish());
        return std::move(sheet_);
    }

private:
    Result<Done> take(const BiffRecord& record) {
        PieceReader reader(record);
        switch (record.type) {
            case Biff::row: return take_row(reader);
            case Biff::column_info: return take_column_info(reader);
            case Biff::note: return take_note(reader);
            case Biff::merged_cells: return take_merges(reader);
            case Biff::multiple_rk: return take_multiple_rk(record);
            case Biff::formula_string: return take_formula_string(reader);
            case Biff::blank:
            case Biff::multiple_blank: return row_at(TRY(reader.u16())), Done{};
            case Biff::label_shared:
            case Biff::label:
            case Biff::rich_label:
            case Biff::number:
            case Biff::rk:
            case Biff::bool_or_error:
            case Biff::formula: return take_cell(record.type, reader);
            default: return Done{};
        }
    }

    Row& row_at(std::uint32_t index) {
        Row& row = rows_[index];
        row.number = index + 1;
        return row;
    }

    Result<Done> take_row(PieceReader& reader) {
        Row& row = row_at(TRY(reader.u16()));
        TRY(reader.skip(10));
        row.hidden = (TRY(reader.u16()) & 0x20) != 0;
        return Done{};
    }

    Result<Done> take_column_info(PieceReader& reader) {
        const std::uint32_t first = TRY(reader.u16());
        const std::uint32_t last = std::min<std::uint32_t>(TRY(reader.u16()), 255);
        const unsigned width = TRY(reader.u16());
        TRY(reader.skip(2));
        if (!(TRY(reader.u16()) & 1) && width != 0) return Done{};
        for (auto column = first; column <= last && sheet_.hidden_columns.size() < 256; ++column)
            sheet_.hidden_columns.push_back(column);
        return Done{};
    }

    /// Where a note is; its text lies among the drawings, which are not read.
    Result<Done> take_note(PieceReader& reader) {
        const std::uint32_t row = TRY(reader.u16());
        const std::uint32_t column = TRY(reader.u16());
        if (sheet_.notes.size() >= merges_max) return too_many_cells();
        sheet_.notes.push_back({.row = row + 1, .column = column});
        return Done{};
    }

    Result<Done> take_merges(PieceReader& reader) {
        for (auto left = TRY(reader.u16()); left > 0; --left) {
            Merge merge{};
            merge.first_row = TRY(reader.u16()) + 1u;
            merge.last_row = TRY(reader.u16()) + 1u;
            merge.first_column = TRY(reader.u16());
            merge.last_column = TRY(reader.u16());
            const bool sound = merge.first_row <= merge.last_row && merge.first_column <= merge.last_column;
            if (!sound || sheet_.merges.size() >= merges_max) return corrupt("merged cells");
            sheet_.merges.push_back(merge);
        }
        return Done{};
    }

    Result<Done> take_multiple_rk(const BiffRecord& record) {
        PieceReader reader(record);
        const auto data = record.data();
        if (data.size() < 6) return corrupt("numbers");
        Row& row = row_at(TRY(reader.u16()));
        std::uint32_t column = TRY(reader.u16());
        for (auto left = (data.size() - 6) / 6; left > 0; --left, ++column) {
            const unsigned style = TRY(reader.u16());
            const auto packed = TRY(reader.u32());
            Cell cell = number(rk_value(packed), style);
            cell.struck = is_struck(style);
            TRY(budget_.place(sheet_, row, column, std::move(cell)));
        }
        return Done{};
    }

    Result<Done> take_cell(Biff type, PieceReader& reader) {
        Row& row = row_at(TRY(reader.u16()));
        const std::uint32_t column = TRY(reader.u16());
        const unsigned style = TRY(reader.u16());
        pending_.reset();
        Cell cell = TRY(read_cell(type, reader, style));
        if (type == Biff::formula && cell.kind == CellKind::text) pending_ = {row.number - 1, column, style};
        if (cell.kind == CellKind::empty || cell.text.empty()) return Done{};
        cell.struck = is_struck(style);
        return budget_.place(sheet_, row, column, std::move(cell));
    }

    Result<Cell> read_cell(Biff type, PieceReader& reader, unsigned style) {
        switch (type) {
            case Biff::label_shared: {
                const auto index = TRY(reader.u32());
                if (index >= globals_.strings.size()) return corrupt("shared string");
                return text(globals_.strings[index], style);
            }
            case Biff::number: return number(TRY(read_double(reader)), style);
            case Biff::rk: return number(rk_value(TRY(reader.u32())), style);
            case Biff::bool_or_error: {
                const unsigned value = TRY(reader.u8());
                return bool_or_error(value, TRY(reader.u8()) != 0);
            }
            case Biff::formula: return formula(reader, style);
            default: return text(TRY(reader.string()), style);
        }
    }

    // A formula's stored result: a number, or in the place of a number's highest bits a mark for another kind.
    Result<Cell> formula(PieceReader& reader, unsigned style) {
        const double value = TRY(read_double(reader));
        const auto bits = std::bit_cast<std::uint64_t>(value);
        Cell cell;
        if (bits >> 48 != 0xFFFF) cell = number(value, style);
        else if ((bits & 0xFF) == 0) cell = text("", style);  // its STRING record follows
        else if ((bits & 0xFF) < 3) cell = bool_or_error(bits >> 16 & 0xFF, (bits & 0xFF) == 2);
        cell.formula = true;
        return cell;
    }

    Result<Done> take_formula_string(PieceReader& reader) {
        if (!pending_) return Done{};
        const auto [row, column, style] = *pending_;
        pending_.reset();
        Cell cell = text(TRY(reader.string()), style);
        cell.formula = true;
        if (cell.text.empty()) return Done{};
        cell.struck = is_struck(style);
        return budget_.place(sheet_, row_at(row), column, std::move(cell));
    }

    static Result<double> read_double(PieceReader& reader) {
        const std::uint64_t low = TRY(reader.u32());
        const std::uint64_t high = TRY(reader.u32());
        return std::bit_cast<double>(low | high << 32);
    }

    const NumberFormat& format_of(unsigned style) {
        const unsigned id = style < globals_.cell_formats.size() ? globals_.cell_formats[style] : 0;
        if (const auto own = globals_.own_formats.find(id); own != globals_.own_formats.end()) return own->second;
        return built_in_.try_emplace(id, built_in_format(id)).first->second;
    }

    /// Fonts are numbered without the fourth (MS-XLS 2.5.129).
    bool is_struck(unsigned style) const {
        if (style >= globals_.cell_fonts.size()) return false;
        const auto font = globals_.cell_fonts[style] - (globals_.cell_fonts[style] > 4 ? 1u : 0u);
        return font < globals_.struck_fonts.size() && globals_.struck_fonts[font];
    }

    Cell number(double value, unsigned style) {
        if (!std::isfinite(value)) return {.kind = CellKind::error, .text = "#NUM!"};
        return number_cell(value, format_of(style), globals_.date_system);
    }

    Cell text(std::string value, unsigned style) {
        const NumberFormat& format = format_of(style);
        return {.kind = CellKind::text, .text = std::move(value), .percent = format.percent, .format = format.code};
    }

    static Cell bool_or_error(std::uint64_t value, bool error) {
        if (error) return {.kind = CellKind::error, .text = error_text(static_cast<unsigned>(value))};
        return {.kind = CellKind::boolean, .text = value ? "TRUE" : "FALSE"};
    }

    Result<Done> finish() {
        for (auto& [index, row] : rows_) {
            if (row.cells.empty()) {
                if (sheet_.blank_formatted_first == 0) sheet_.blank_formatted_first = row.number;
                sheet_.blank_formatted_last = row.number;
                continue;
            }
            sheet_.blank_formatted_first = sheet_.blank_formatted_last = 0;
            TRY(budget_.add_row());
            sheet_.rows.push_back(std::move(row));
        }
        return Done{};
    }

    struct Pending {
        std::uint32_t row, column;
        unsigned style;
    };
    const Globals& globals_;
    CellBudget& budget_;
    Sheet sheet_{};
    std::map<std::uint32_t, Row> rows_{};  // row blocks need not stand in order
    std::map<unsigned, NumberFormat> built_in_{};
    std::optional<Pending> pending_{};
};

}

Result<Workbook> read_xls(const std::string& bytes, const ReadLimits& limits) {
    const auto file = TRY(CompoundFile::open(bytes));
    if (file.has("EncryptedPackage")) return encrypted();
    if (!file.has("Workbook"))
        return file.has("Book")           ? known_kind("file_excel_5")
               : file.has("WordDocument") ? known_kind("file_word")
                                          : wrong_type("OLE document");
    auto records = TRY(file.read("Workbook"));
    const std::string stream = TRY(unprotected(std::move(records)));
    const Globals globals = TRY(read_globals(stream));
    CellBudget budget(limits);
    Workbook workbook{.type = "xls", .date_system = globals.date_system};
    for (const auto& entry : globals.sheets)
        workbook.sheets.push_back(TRY(SheetReader(globals, budget).read(stream, entry)));
    return workbook;
}

}
