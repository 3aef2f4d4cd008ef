#include "access/organisation_file.hpp"
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "documents/documents.hpp"
#include <algorithm>
#include <map>

namespace access_control {

namespace {

/// One CSV record from `rest`, with quotes and line breaks inside them.
std::vector<std::string> take_record(std::string_view& rest) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < rest.size(); ++at) {
        const char c = rest[at];
        if (quoted && c == '"' && at + 1 < rest.size() && rest[at + 1] == '"') {
            cells.back() += '"';
            ++at;
        } else if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) cells.emplace_back();
        else if (c == '\n' && !quoted) {
            ++at;
            break;
        } else if (c != '\r' || quoted) cells.back() += c;
    }
    rest.remove_prefix(std::min(at, rest.size()));
    for (auto& cell : cells) cell = trim(cell);
    return cells;
}

constexpr std::size_t lines_max = 10'000;

std::size_t depth_of(const std::map<std::string, std::string>& parents, std::string code) {
    std::size_t depth = 0;
    for (auto at = parents.find(code); at != parents.end() && depth < 10; at = parents.find(at->second)) ++depth;
    return depth;
}

}

Result<std::vector<OrganisationFileLine>> read_organisation_file(std::string_view upload) {
    const auto decoded = documents::decode_text(upload);
    if (!decoded || decoded->text.find('\0') != std::string::npos)
        return Refusal{"access.file_encoding", {{"upload", "access.file_encoding"}}};
    std::string_view bytes = decoded->text;
    const std::vector<std::string> heading{"code", "parent_code", "name", "kind"};
    if (take_record(bytes) != heading) return Refusal{"access.file_heading", {{"upload", "access.file_heading"}}};
    std::vector<OrganisationFileLine> lines;
    std::vector<FieldIssue> issues;
    std::map<std::string, std::string> parents;
    for (std::int64_t row = 2; !bytes.empty(); ++row) {
        const auto cells = take_record(bytes);
        if (cells.size() == 1 && cells[0].empty()) continue;
        if (lines.size() == lines_max)
            return Refusal{"access.file_long", {{"upload", "access.file_long"}}, {std::to_string(lines_max)}};
        const auto name = "rows[" + std::to_string(row) + "]";
        if (cells.size() != 4) {
            issues.push_back({name, "access.file_columns"});
            continue;
        }
        if (!parents.emplace(cells[0], cells[1]).second) {
            issues.push_back({name + ".code", "access.code_twice"});
            continue;
        }
        lines.push_back({row, cells[0], cells[1], unified_name(cells[2]), cells[3]});
    }
    if (!issues.empty()) return Refusal{"access.file_rows", issues};
    std::stable_sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
        return depth_of(parents, a.code) < depth_of(parents, b.code);
    });
    return lines;
}

}
