#include "documents/workbook_pipe.hpp"
#include <bit>
#include <map>
#include <string_view>
#include <tuple>

namespace documents {
namespace {

// Numbers in seven-bit groups, lowest first; texts as length and bytes.
class Packer {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) packed_ += static_cast<char>(value | 0x80);
        packed_ += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        packed_ += value;
    }
    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) packed_ += static_cast<char>(bits >> shift & 0xFF);
    }
    std::string take() { return std::move(packed_); }

private:
    std::string packed_{};
};

struct Damaged {};  // thrown by Unpacker only, caught in this file

class Unpacker {
public:
    explicit Unpacker(std::string_view packed) : packed_(packed) {}
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto part = byte();
            value |= std::uint64_t{part & 0x7Fu} << shift;
            if (part < 0x80) return value;
        }
        throw Damaged{};
    }
    std::uint32_t small() {
        const auto value = number();
        if (value > UINT32_MAX) throw Damaged{};
        return static_cast<std::uint32_t>(value);
    }
    /// How many things follow, each of one byte at least.
    std::size_t count(std::uint64_t most = UINT64_MAX) {
        const auto value = number();
        if (value > packed_.size() || value > most) throw Damaged{};
        return value;
    }
    std::string text() {
        const auto value = packed_.substr(0, count());
        packed_.remove_prefix(value.size());
        return std::string(value);
    }
    double real() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{byte()} << shift;
        return std::bit_cast<double>(bits);
    }
    bool done() const { return packed_.empty(); }

private:
    std::uint8_t byte() {
        if (packed_.empty()) throw Damaged{};
        const auto value = static_cast<std::uint8_t>(packed_.front());
        packed_.remove_prefix(1);
        return value;
    }
    std::string_view packed_;
};

constexpr std::uint64_t sheets_max = 256, merges_max = 200'000, notes_max = 200'000, columns_max = 16'384,
                        details_max = 16;
constexpr unsigned kind_bits = 7, formula_bit = 8, percent_bit = 16, number_bit = 32, format_bit = 64,
                   struck_bit = 128, unified_bit = 256;

// A cell is its flags, then what they announce. Few formats are in use, so a format is told once and then by
// number.
void pack_cell(Packer& to, const Cell& cell, std::map<std::string, std::size_t>& formats) {
    const unsigned flags = static_cast<unsigned>(cell.kind) | (cell.formula ? formula_bit : 0) |
                           (cell.percent ? percent_bit : 0) | (cell.number != 0 ? number_bit : 0) |
                           (cell.format.empty() ? 0 : format_bit) | (cell.struck ? struck_bit : 0) |
                           (cell.unified ? unified_bit : 0);
    to.number(flags);
    if (flags == 0) return;
    to.text(cell.text);
    if (flags & number_bit) to.real(cell.number);
    if (!(flags & format_bit)) return;
    const auto [known, fresh] = formats.try_emplace(cell.format, formats.size());
    to.number(known->second);
    if (fresh) to.text(cell.format);
}

struct Known {
    std::vector<std::string> formats{};
    std::uint64_t rows_left, cells_left;
};

Cell unpack_cell(Unpacker& from, std::vector<std::string>& formats) {
    const auto flags = from.number();
    Cell cell;
    if (flags == 0) return cell;
    if ((flags & kind_bits) > static_cast<unsigned>(CellKind::formula_no_value)) throw Damaged{};
    cell.kind = static_cast<CellKind>(flags & kind_bits);
    cell.formula = flags & formula_bit;
    cell.percent = flags & percent_bit;
    cell.struck = flags & struck_bit;
    cell.unified = flags & unified_bit;
    cell.text = from.text();
    if (flags & number_bit) cell.number = from.real();
    if (!(flags & format_bit)) return cell;
    const auto index = from.number();
    if (index > formats.size()) throw Damaged{};
    if (index == formats.size()) formats.push_back(from.text());
    cell.format = formats[index];
    return cell;
}

void pack_merge(Packer& to, const Merge& merge) {
    for (const auto edge : {merge.first_row, merge.last_row, merge.first_column, merge.last_column})
        to.number(edge);
}

Merge unpack_merge(Unpacker& from) { return {from.small(), from.small(), from.small(), from.small()}; }

void pack_sheet(Packer& to, const Sheet& sheet, std::map<std::string, std::size_t>& formats) {
    to.text(sheet.name);
    to.number(sheet.hidden);
    to.number(sheet.rows.size());
    for (const auto& row : sheet.rows) {
        to.number(row.number);
        to.number(row.hidden);
        to.number(row.cells.size());
        for (const auto& cell : row.cells) pack_cell(to, cell, formats);
    }
    to.number(sheet.merges.size());
    for (const auto& merge : sheet.merges) pack_merge(to, merge);
    to.number(sheet.notes.size());
    for (const auto& note : sheet.notes) {
        to.number(note.row);
        to.number(note.column);
        to.text(note.text);
    }
    to.number(sheet.beyond.has_value());
    if (sheet.beyond) pack_merge(to, *sheet.beyond);
    to.number(sheet.hidden_columns.size());
    for (const auto column : sheet.hidden_columns) to.number(column);
    to.number(sheet.blank_formatted_first);
    to.number(sheet.blank_formatted_last);
}

Row unpack_row(Unpacker& from, Known& known) {
    Row row{.number = from.small(), .hidden = from.number() != 0};
    const auto count = from.count(known.cells_left);
    known.cells_left -= count;
    row.cells.reserve(count);
    while (row.cells.size() < count) row.cells.push_back(unpack_cell(from, known.formats));
    return row;
}

Sheet unpack_sheet(Unpacker& from, Known& known) {
    Sheet sheet{.name = from.text(), .hidden = from.number() != 0};
    const auto rows = from.count(known.rows_left);
    known.rows_left -= rows;
    sheet.rows.reserve(rows);
    while (sheet.rows.size() < rows) sheet.rows.push_back(unpack_row(from, known));
    sheet.merges.resize(from.count(merges_max));
    for (auto& merge : sheet.merges) merge = unpack_merge(from);
    sheet.notes.resize(from.count(notes_max));
    for (auto& note : sheet.notes) note = {from.small(), from.small(), from.text()};
    if (from.number() == 1) sheet.beyond = unpack_merge(from);
    sheet.hidden_columns.resize(from.count(columns_max));
    for (auto& column : sheet.hidden_columns) column = from.small();
    sheet.blank_formatted_first = from.small();
    sheet.blank_formatted_last = from.small();
    return sheet;
}

Workbook unpack_workbook(Unpacker& from, const ReadLimits& limits) {
    Workbook workbook{.type = from.text(), .encoding = from.text(), .date_system = static_cast<int>(from.small())};
    Known known{.rows_left = limits.rows, .cells_left = limits.cells};
    workbook.sheets.resize(from.count(sheets_max));
    for (auto& sheet : workbook.sheets) sheet = unpack_sheet(from, known);
    return workbook;
}

Refusal unpack_refusal(Unpacker& from) {
    Refusal refusal{.code = from.text()};
    refusal.details.resize(from.count(details_max));
    for (auto& detail : refusal.details) detail = from.text();
    return refusal;
}

auto limits_of(auto& limits) {
    return std::tie(limits.file_bytes, limits.inflated_bytes, limits.part_ratio, limits.rows, limits.columns,
                    limits.cell_bytes, limits.cells, limits.seconds, limits.memory_bytes);
}

}

std::string pack_job(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    Packer to;
    std::apply([&](auto... limit) { (to.number(limit), ...); }, limits_of(limits));
    to.text(name);
    to.text(bytes);
    return to.take();
}

std::optional<ReadJob> unpack_job(std::string_view packed) {
    try {
        Unpacker from(packed);
        ReadJob job;
        std::apply(
            [&](auto&... limit) { ((limit = static_cast<std::decay_t<decltype(limit)>>(from.number())), ...); },
            limits_of(job.limits));
        job.name = from.text();
        job.bytes = from.text();
        return job;
    } catch (const Damaged&) { return {}; }
}

std::string pack_answer(const Result<Workbook>& answer) {
    Packer to;
    to.number(answer.has_value());
    if (!answer) {
        to.text(answer.error().code);
        to.number(answer.error().details.size());
        for (const auto& detail : answer.error().details) to.text(detail);
        return to.take();
    }
    to.text(answer->type);
    to.text(answer->encoding);
    to.number(static_cast<unsigned>(answer->date_system));
    to.number(answer->sheets.size());
    std::map<std::string, std::size_t> formats;
    for (const auto& sheet : answer->sheets) pack_sheet(to, sheet, formats);
    return to.take();
}

std::optional<Result<Workbook>> unpack_answer(std::string_view packed, const ReadLimits& limits) {
    try {
        Unpacker from(packed);
        Result<Workbook> answer = Workbook{};
        if (from.number() == 1) answer = unpack_workbook(from, limits);
        else answer = unpack_refusal(from);
        if (!from.done()) return {};
        return answer;
    } catch (const Damaged&) { return {}; }
}

}
