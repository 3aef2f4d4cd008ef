#include "imports/ledger_rows_members.hpp"
#include <algorithm>
#include <unordered_map>
#include "imports/cell_codes.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

using documents::Cell;

const Cell no_cell{};

/// The rows by the key of their ID number and by name; a name that two have leads nowhere.
class Heads {
public:
    Heads(const std::vector<LedgerRow>& rows, const std::vector<std::string>& keys) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!keys[i].empty()) by_key_.emplace(keys[i], i);
            const auto [at, is_new] = by_name_.emplace(rows[i].values.name, i);
            if (!is_new) at->second = rows.size();
        }
        none_ = rows.size();
    }

    std::size_t none() const { return none_; }

    std::size_t find(const std::string& key, const std::string& name) const {
        if (!key.empty()) {
            const auto found = by_key_.find(key);
            return found == by_key_.end() ? none_ : found->second;
        }
        const auto found = by_name_.find(name);
        return name.empty() || found == by_name_.end() ? none_ : found->second;
    }

private:
    std::unordered_map<std::string, std::size_t> by_key_{}, by_name_{};
    std::size_t none_ = 0;
};

std::string key_of_head(const Cell& cell, Date as_of) {
    const auto id = read_id_number(compact(cell.text), as_of);
    return id ? id->digits : compact(cell.text);
}

}

const Cell& MemberJudge::cell(std::string_view field) const {
    const auto* use = layout_.find_member(field);
    return use ? cells_.at(use->column) : no_cell;
}

std::optional<LedgerMember> MemberJudge::judge(std::size_t row, const std::string& of, std::uint32_t head_row) {
    cells_.move_to(row);
    const Cell& named = cell("name");
    const bool nobody = says_nothing(compact(named.text)) && says_nothing(compact(cell("id").text));
    if (nobody && says_nothing(compact(cell("relation").text))) return {};
    if (of != household_of_ || of.empty()) household_.clear();
    household_of_ = of;
    LedgerMember member{.row = grid_.number(row), .sheet = grid_.sheet().name, .of = of, .head_row = head_row};
    RowNotes notes;
    if (says_nothing(compact(named.text))) {
        notes.doubt("name", "REQUIRED", Verdict::error, named);
    } else if (!notes.is_unusable("name", named)) {
        auto reading = read_name(named.text);
        if (reading.suspect) notes.doubt("name", "NAME_SUSPECT", Verdict::warning, named);
        else if (reading.cleaned) notes.note("name", "NORMALISED");
        member.values.name = std::move(reading.name);
    }
    marks_.doubt(row, cells_, layout_.members, layout_.columns, notes);
    take_relation(member, notes);
    take_id(member, notes);
    take_texts(member, notes);
    member.verdict = notes.verdict();
    member.issues = std::move(notes.issues);
    member.notes = std::move(notes.notes);
    return member;
}

void MemberJudge::take_relation(LedgerMember& member, RowNotes& notes) const {
    const Cell& stated = cell("relation");
    member.values.relation_group = "9";
    if (notes.is_unusable("relation", stated)) return;
    const auto relation = read_relation(compact(stated.text));
    if (!relation) {
        notes.doubt("relation", "RELATION_UNKNOWN", Verdict::warning, stated);
        return;
    }
    member.values.relation = relation->base;
    member.values.relation_group = relation->detail.code.substr(0, 1);
    if (relation->detail.name != stated.text) notes.note("relation", "NORMALISED");
    member.values.relation_detail = relation->detail;
}

void MemberJudge::take_id(LedgerMember& member, RowNotes& notes) {
    const Cell& stated = cell("id");
    if (says_nothing(compact(stated.text)) && stated.kind != documents::CellKind::formula_no_value) return;
    if (notes.is_unusable("id", stated)) return;
    const auto id = read_document_cell(stated, as_of_, notes);
    if (!id) return;
    member.values.id_number = id->digits;
    if (id->kind != DocumentKind::resident_id) member.values.document_kind = id->kind;
    member.values.birth_date = id->birth;
    if (id->sex != Sex::unknown) member.values.sex = id->sex == Sex::male ? "男" : "女";
    if (id->digits == member.of) return;
    const bool twice = std::find(household_.begin(), household_.end(), id->digits) != household_.end();
    if (twice) notes.doubt("id", "DUP_IN_FILE", Verdict::error, stated);
    household_.push_back(id->digits);
}

void MemberJudge::take_texts(LedgerMember& member, RowNotes& notes) const {
    const Cell& health = cell("health");
    if (!notes.is_unusable("health", health)) {
        member.values.health = read_health(compact(health.text));
        member.values.health_text = trim(health.text);
    }
    const Cell& labour = cell("labour");
    if (!notes.is_unusable("labour", labour)) {
        member.values.labour = read_labour(compact(labour.text));
        member.values.labour_text = trim(labour.text);
    }
    const Cell& occupation = cell("occupation");
    if (!notes.is_unusable("occupation", occupation)) member.values.occupation = trim(occupation.text);
}

void settle_self(LedgerMember& member, const LedgerValues& person) {
    const auto& values = member.values;
    const bool same_name = values.name == person.name;
    const bool says_self = values.relation == "本人";
    member.is_self = values.id_number ? *values.id_number == person.id_number : same_name;
    // The person, or somebody else of that name? Left out without a word, or on file twice: both would be wrong.
    if (member.is_self || !(says_self || (values.relation == "户主" && same_name))) return;
    member.issues.push_back({.field = "relation", .code = "SELF_DIFFERS", .value = values.relation});
    member.verdict = Verdict::error;
}

std::vector<LedgerMember> judge_member_sheet(const documents::Workbook& workbook, const Layout& layout,
                                             const std::vector<LedgerRow>& rows,
                                             const std::vector<std::string>& keys, Date as_of) {
    const Grid grid(workbook.sheets[layout.sheet]);
    const Heads heads(rows, keys);
    MemberJudge judge(grid, layout, as_of);
    const auto* id = layout.find_member("head_id");
    const auto* name = layout.find_member("head_name");
    std::vector<LedgerMember> members;
    std::string key, named;
    for (std::size_t row = grid.index_of(layout.header_rows.back()) + 1; row < grid.height(); ++row) {
        const Cell& head_id = id ? grid.at(row, id->column) : no_cell;
        const Cell& head_name = name ? grid.at(row, name->column) : no_cell;
        if (head_name.text == (name ? name->heading : "-") || grid.filled(row) == 1) continue;
        // A household's rows name the person once, in a merged or a first cell; blank cells below carry on.
        const auto names_one = [](const Cell& head) { return !compact(head.text).empty() && !is_ditto(head.text); };
        if (names_one(head_id) || names_one(head_name)) {
            key = key_of_head(head_id, as_of);
            named = read_name(head_name.text).name;
        }
        const auto head = heads.find(key, named);
        auto member = judge.judge(row, key.empty() && head != heads.none() ? keys[head] : key,
                                  head == heads.none() ? 0 : rows[head].row);
        if (!member) continue;
        if (head == heads.none()) {
            const Cell& shown = compact(head_id.text).empty() ? head_name : head_id;
            RowNotes notes;
            notes.doubt("of", "MEMBER_NO_HEAD", Verdict::error, shown);
            member->issues.push_back(std::move(notes.issues.back()));
            member->verdict = Verdict::error;
        }
        members.push_back(*std::move(member));
    }
    return members;
}

}
