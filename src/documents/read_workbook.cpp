#include "documents/reading.hpp"
#include "base/limits.hpp"
#include "base/look_alikes.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

bool looks_like_html(std::string_view bytes) {
    constexpr std::size_t head_bytes = 64u << 10;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::string head = lower(bytes.substr(0, head_bytes));
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || head[first] != '<') return false;
    return head.find("<table") != std::string::npos;
}

bool looks_like_xml_spreadsheet(std::string_view bytes) {
    constexpr std::size_t head_bytes = 4u << 10;
    const std::string_view head = bytes.substr(0, head_bytes);
    return head.find('<') != std::string::npos &&
           head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos;
}

// A name decides only here: text has no signature. Web systems export text parted by tabs or commas as .xls.
bool may_be_delimited(std::string_view bytes, const std::string& name) {
    const std::string small = lower(name);
    const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (!wide && bytes.substr(0, 4096).find('\0') != std::string_view::npos) return false;
    if (small.ends_with(".csv") || small.ends_with(".txt") || small.ends_with(".tsv")) return true;
    const bool spreadsheet = small.ends_with(".xls") || small.ends_with(".xlsx") || small.ends_with(".et");
    return spreadsheet && (bytes.find('\t') != std::string_view::npos || bytes.find(',') != std::string_view::npos);
}

/// What is known by its first bytes and holds no cells: the code of its refusal, "" for anything else.
std::string known_by_first_bytes(std::string_view bytes) {
    struct Signature {
        std::string_view begins, code;
    };
    using namespace std::string_view_literals;
    constexpr Signature signatures[] = {
        {"%PDF-", "file_pdf"},
        {"{\\rtf", "file_word"},
        {"\xFF\xD8\xFF", "file_picture"},
        {"\x89PNG", "file_picture"},
        {"GIF8", "file_picture"},
        {"II*\0"sv, "file_picture"},
        {"MM\0*"sv, "file_picture"},
        {"RIFF", "file_picture"},
        {"Rar!", "file_archive"},
        {"7z\xBC\xAF", "file_archive"},
        {"\x1F\x8B", "file_archive"},
        // Excel 2 to 4 without a box around their records, and 5 likewise.
        {"\x09\x00\x04\x00"sv, "file_excel_5"},
        {"\x09\x02\x06\x00"sv, "file_excel_5"},
        {"\x09\x04\x06\x00"sv, "file_excel_5"},
        {"\x09\x08\x08\x00"sv, "file_excel_5"},
    };
    for (const auto& [begins, code] : signatures)
        if (bytes.starts_with(begins)) return std::string(code);
    if (bytes.starts_with("BM") && bytes.substr(0, 64).find('\0') != std::string_view::npos) return "file_picture";
    return bytes.size() > 12 && bytes.substr(4, 4) == "ftyp" ? "file_picture" : "";
}

Result<Workbook> read_by_content(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    constexpr std::string_view ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    const std::string_view all(bytes);
    if (all.starts_with("PK\x03\x04") || all.starts_with("PK\x05\x06")) return read_xlsx(bytes, limits);
    if (all.starts_with(ole)) return read_xls(bytes, limits);
    if (auto code = known_by_first_bytes(all); !code.empty()) return known_kind(std::move(code));
    if (looks_like_xml_spreadsheet(all)) return read_xml_spreadsheet(bytes, limits);
    if (looks_like_html(all)) return read_html(bytes, limits);
    if (may_be_delimited(all, name)) return read_csv(bytes, limits);
    return wrong_type("no workbook");
}

Result<Done> check_text(const Workbook& workbook) {
    for (const auto& sheet : workbook.sheets) {
        if (!is_utf8(sheet.name)) return corrupt("text encoding");
        if (!is_text_within(sheet.name, text_most_usual)) return corrupt("sheet name");
        for (const auto& row : sheet.rows)
            for (const auto& cell : row.cells)
                if (!is_utf8(cell.text) || !is_utf8(cell.format)) return corrupt("text encoding");
    }
    return Done{};
}

/// Copied text may hold characters that only look like what is meant; what is read is what the office sees.
void unify_text(Workbook& workbook) {
    for (auto& sheet : workbook.sheets)
        for (auto& row : sheet.rows)
            for (auto& cell : row.cells) {
                if (cell.kind != CellKind::text) continue;
                auto text = unified(cell.text);
                cell.unified = text != cell.text;
                cell.text = std::move(text);
            }
}

}

Result<Workbook> read_workbook(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    if (bytes.empty()) return corrupt("empty");
    if (bytes.size() > limits.file_bytes) return too_large("file");
    auto workbook = TRY(read_by_content(bytes, name, limits));
    TRY(check_text(workbook));
    unify_text(workbook);
    return workbook;
}

}
