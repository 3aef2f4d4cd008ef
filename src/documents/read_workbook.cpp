#include "documents/reading.hpp"
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

// A name decides only here: text has no signature. Web systems export tab-separated text as .xls.
bool may_be_delimited(std::string_view bytes, const std::string& name) {
    const std::string small = lower(name);
    const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (!wide && bytes.substr(0, 4096).find('\0') != std::string_view::npos) return false;
    if (small.ends_with(".csv") || small.ends_with(".txt") || small.ends_with(".tsv")) return true;
    return small.ends_with(".xls") && bytes.find('\t') != std::string_view::npos;
}

Result<Workbook> read_by_content(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    constexpr std::string_view ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    const std::string_view all(bytes);
    if (all.starts_with("PK\x03\x04") || all.starts_with("PK\x05\x06")) return read_xlsx(bytes, limits);
    if (all.starts_with(ole)) return read_xls(bytes, limits);
    if (looks_like_html(all)) return read_html(bytes, limits);
    if (may_be_delimited(all, name)) return read_csv(bytes, limits);
    return wrong_type("no workbook");
}

Result<Done> check_text(const Workbook& workbook) {
    for (const auto& sheet : workbook.sheets) {
        if (!is_utf8(sheet.name)) return corrupt("text encoding");
        for (const auto& row : sheet.rows)
            for (const auto& cell : row.cells)
                if (!is_utf8(cell.text) || !is_utf8(cell.format)) return corrupt("text encoding");
    }
    return Done{};
}

}

Result<Workbook> read_workbook(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    if (bytes.empty()) return corrupt("empty");
    if (bytes.size() > limits.file_bytes) return too_large("file");
    auto workbook = TRY(read_by_content(bytes, name, limits));
    TRY(check_text(workbook));
    return workbook;
}

}
