// A recognised sheet judged from the top down: rows told apart, people and members judged, what was left out named.
#include <algorithm>
#include <unordered_map>
#include "imports/cell_text.hpp"
#include "imports/ledger_rows_members.hpp"
#include "imports/ledger_rows_person.hpp"

namespace imports {
namespace {

/// "一、东湾村党支部（10人）" -> 东湾村党支部: the name in a heading.
std::string name_in_heading(const std::string& heading) {
    std::string text = without_brackets(compact(heading)).outside;
    for (const std::string_view mark : {"、", ":", "."})
        if (const auto at = text.find(mark); at != std::string::npos && at + mark.size() < text.size())
            text.erase(0, at + mark.size());
    return text;
}

class LedgerJudge {
public:
    LedgerJudge(const documents::Workbook& workbook, const LedgerContext& context, const Found& found,
                JudgedLedger& out)
        : workbook_(workbook),
          context_(context),
          found_(found),
          layout_(*found.ledger),
          out_(out),
          grid_(workbook.sheets[layout_.sheet]),
          branches_(context.organisations),
          sorter_(grid_, layout_),
          person_(grid_, layout_, branches_, context, workbook.date_system),
          members_(grid_, layout_, context.as_of) {}

    void run() {
        for (std::size_t row = 0; row < grid_.height(); ++row)
            if (!is_header(row)) take(row);
        if (found_.members)
            for (auto& member : judge_member_sheet(workbook_, *found_.members, out_.rows, keys_, context_.as_of))
                out_.members.push_back(std::move(member));
        settle_members();
        note_same_names();
        count();
    }

private:
    bool is_header(std::size_t row) const {
        const auto& rows = layout_.header_rows;
        return std::find(rows.begin(), rows.end(), grid_.number(row)) != rows.end();
    }

    void take(std::size_t row) {
        const RowKind kind = sorter_.kind_of(row);
        if (kind == RowKind::data && !repeats_person(row)) return take_person(row);
        if (kind == RowKind::data || kind == RowKind::member) return take_member(row);
        if (kind == RowKind::group) take_heading(sorter_.text_of(row));
        if (kind == RowKind::unit || kind == RowKind::title) take_sheet_branch(row);
        const bool invisible = kind == RowKind::blank && grid_.filled(row) == 0;
        const bool beside_only = kind == RowKind::blank && grid_.first_text(row).first > layout_.last_column;
        if (!invisible && !beside_only) out_.not_data.push_back({grid_.number(row), std::string(enum_name(kind))});
    }

    /// A heading that names a township, a branch or the next of a list replaces the one above; a remark in between
    /// does not.
    void take_heading(const std::string& text) {
        const std::string plain = compact(text);
        bool counted = plain.starts_with("(");
        for (const std::string_view numeral : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"})
            counted = counted || plain.starts_with(numeral);
        if (counted || !branches_.townships_in(text).empty() || !branches_of(text).empty()) heading_ = text;
    }

    /// The same person again on the next row, with another member beside: households without merged cells.
    bool repeats_person(std::size_t row) const {
        if (layout_.members.empty() || out_.rows.empty() || keys_.back().empty()) return false;
        const auto& previous = out_.rows.back();
        const auto id = compact(grid_.at(row, layout_.find("id")->column).text);
        const auto name = read_name(grid_.at(row, layout_.find("name")->column).text).name;
        return id == keys_.back() && name == previous.values.name;
    }

    void take_person(std::size_t row) {
        RowPlace place{.heading = heading_};
        if (!layout_.find("branch"))
            place.branch =
                heading_.empty() || branches_of(heading_).empty() ? sheet_branch_ : branches_of(heading_);
        out_.rows.push_back(person_.judge(row, place));
        keys_.push_back(person_.last_key());
        take_member(row);
    }

    void take_member(std::size_t row) {
        if (layout_.members.empty()) return;
        const bool orphan = out_.rows.empty();
        auto member = members_.judge(row, orphan ? std::string() : keys_.back(), orphan ? 0 : out_.rows.back().row);
        if (!member) return;
        if (orphan) {
            member->issues.push_back({.field = "of", .code = "MEMBER_NO_HEAD"});
            member->verdict = Verdict::error;
        }
        out_.members.push_back(*std::move(member));
    }

    /// The branch named in a heading or in 填报单位, when it is one: for ledgers without a branch column.
    std::string branches_of(const std::string& text) const {
        const auto name = name_in_heading(text);
        return branches_.find(name, {}, {}).kind == BranchAnswer::Kind::found ? name : std::string();
    }

    void take_sheet_branch(std::size_t row) {
        std::string text = compact(sorter_.text_of(row));
        if (const auto at = text.find("单位:"); at != std::string::npos)
            text.erase(0, at + std::string_view("单位:").size());
        const auto name = without_brackets(text).outside;
        if (branches_.find(name, {}, {}).kind == BranchAnswer::Kind::found) sheet_branch_ = name;
    }

    void settle_members() {
        std::unordered_map<std::uint32_t, const LedgerRow*> rows;
        for (const auto& row : out_.rows) rows.emplace(row.row, &row);
        for (auto& member : out_.members) {
            const auto head = rows.find(member.head_row);
            member.head_refused = head == rows.end() || head->second->verdict == Verdict::error;
            if (head != rows.end()) settle_self(member, head->second->values);
        }
    }

    /// Two people of one name are no fault; the screen tells it, so that a wrong number is seen.
    void note_same_names() {
        std::unordered_map<std::string, std::string> first;
        for (auto& row : out_.rows) {
            if (row.values.name.empty() || row.values.id_number.empty()) continue;
            const auto [at, is_new] = first.emplace(row.values.name, row.values.id_number);
            if (!is_new && at->second != row.values.id_number) row.notes.push_back({"name", "SAME_NAME"});
        }
    }

    void count() {
        out_.data_rows = static_cast<std::int64_t>(out_.rows.size());
        for (const auto& row : out_.rows)
            ++(row.verdict == Verdict::ok        ? out_.counts.ok
               : row.verdict == Verdict::warning ? out_.counts.warning
                                                 : out_.counts.error);
    }

    const documents::Workbook& workbook_;
    const LedgerContext& context_;
    const Found& found_;
    const Layout& layout_;
    JudgedLedger& out_;
    Grid grid_;
    BranchFinder branches_;
    RowSorter sorter_;
    PersonJudge person_;
    MemberJudge members_;
    std::vector<std::string> keys_{};
    std::string heading_{}, sheet_branch_{};
};

std::vector<LedgerColumn> shown_columns(const std::vector<ColumnUse>& uses) {
    std::vector<LedgerColumn> columns;
    for (const auto& use : uses) columns.push_back({column_letters(use.column), use.field, use.heading});
    return columns;
}

void describe(const documents::Workbook& workbook, const Found& found, JudgedLedger& out) {
    const Layout& layout = *found.ledger;
    const auto& sheet = workbook.sheets[layout.sheet];
    out.sheet = sheet.name;
    out.header_rows = layout.header_rows;
    out.columns = shown_columns(layout.columns);
    out.unread = shown_columns(layout.unread);
    out.ignored_range = layout.ignored_range;
    for (const auto column : sheet.hidden_columns) out.hidden_columns.push_back(column_letters(column));
    if (sheet.blank_formatted_first != 0)
        out.blank_formatted_rows = {sheet.blank_formatted_first, sheet.blank_formatted_last};
    const auto members = found.members ? found.members->sheet : workbook.sheets.size();
    out.member_columns = shown_columns(found.members ? found.members->members : layout.members);
    if (found.members) out.members_sheet = workbook.sheets[members].name;
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
        if (i != layout.sheet && i != members) out.other_sheets.push_back(workbook.sheets[i].name);
    for (const auto other : found.other_ledgers) out.other_ledgers.push_back(workbook.sheets[other].name);
}

}

JudgedLedger judge_ledger(const documents::Workbook& workbook, const LedgerContext& context) {
    JudgedLedger out{.type = workbook.type, .encoding = workbook.encoding, .date_system = workbook.date_system};
    const Found found = recognise(workbook, context.sheet);
    if (!found.ledger) {
        out.file_verdict = "refuse";
        out.file_code = "NO_LEDGER";
        return out;
    }
    describe(workbook, found, out);
    LedgerJudge(workbook, context, found, out).run();
    return out;
}

}
