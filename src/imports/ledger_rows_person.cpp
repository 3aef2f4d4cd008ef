#include "imports/ledger_rows_person.hpp"
#include "imports/cell_text.hpp"
#include "imports/rules.hpp"

namespace imports {
namespace {

using documents::Cell;

const Cell no_cell{};

std::string sex_name(Sex sex) { return sex == Sex::male ? "男" : "女"; }

}

PersonJudge::PersonJudge(const Grid& grid, const Layout& layout, const BranchFinder& branches,
                         const LedgerContext& context, int date_system)
    : grid_(grid),
      layout_(layout),
      branches_(branches),
      context_(context),
      date_system_(date_system),
      cells_(grid, layout.columns),
      marks_(grid) {
    first_rows_.reserve(grid.height());
}

LedgerRow PersonJudge::judge(std::size_t row, const RowPlace& place) {
    at_ = row;
    notes_ = {};
    values_ = {};
    cells_.move_to(row);
    marks_.doubt(row, cells_, layout_.columns, layout_.members, notes_);
    take_name();
    take_id();
    take_sex();
    take_birth();
    take_dates();
    take_branch(place);
    take_level();
    take_causes();
    take_amounts();
    take_size();
    take_codes();
    take_yes_no();
    take_phone();
    take_texts();
    return {.row = grid_.number(row),
            .verdict = notes_.verdict(),
            .issues = std::move(notes_.issues),
            .notes = std::move(notes_.notes),
            .values = std::move(values_)};
}

/// The cell of a field, when the ledger has its column and the cell may be read.
const Cell* PersonJudge::cell(std::string_view field) const {
    const auto* use = layout_.find(field);
    return use ? &cells_.at(use->column) : nullptr;
}

void PersonJudge::take_name() {
    const Cell* named = cell("name");
    if (!named || grid_.is_blank(at_, layout_.find("name")->column)) {
        notes_.doubt("name", "REQUIRED", Verdict::error, no_cell);
        return;
    }
    if (notes_.is_unusable("name", *named)) return;
    auto reading = read_name(named->text);
    if (reading.name.empty() || says_nothing(reading.name)) {
        notes_.doubt("name", "REQUIRED", Verdict::error, *named);
        return;
    }
    if (reading.suspect) notes_.doubt("name", "NAME_SUSPECT", Verdict::warning, *named);
    else if (reading.cleaned) notes_.note("name", "NORMALISED");
    values_.name = std::move(reading.name);
}

void PersonJudge::take_id() {
    last_key_.clear();
    const Cell* typed = cell("id");
    const Cell& number = typed ? *typed : no_cell;
    const std::string bare = compact(number.text);
    const bool nothing = number.kind != documents::CellKind::formula_no_value &&
                         (bare.empty() || is_any(bare, {"-", "--", "—", "——", "/"}));
    if (nothing) {
        notes_.doubt("id", "REQUIRED", Verdict::error, number);
        return;
    }
    if (notes_.is_unusable("id", number)) return;
    const auto id = read_id_cell(number, context_.as_of, notes_);
    last_key_ = id_key(id, number);
    if (!id) return;
    values_.id_number = id->digits;
    values_.birth_date = id->birth;
    values_.sex = sex_name(id->sex);
    const auto [first, is_new] = first_rows_.emplace(id->digits, grid_.number(at_));
    if (!is_new)
        notes_.doubt("id", "DUP_IN_FILE", Verdict::error, number).details = {std::to_string(first->second)};
    const auto on_file = context_.on_file ? context_.on_file(id->digits) : OnFile::no;
    if (on_file == OnFile::no) return;
    const auto severity = on_file == OnFile::on_ledger ? Verdict::error : Verdict::warning;
    notes_.doubt("id", "DUP_IN_DB", severity, number);
}

void PersonJudge::take_sex() {
    const Cell* stated = cell("sex");
    if (!stated || notes_.is_unusable("sex", *stated)) return;
    const std::string text = compact(stated->text);
    const auto sex = read_sex(text);
    if (sex && !values_.sex.empty() && sex_name(*sex) != values_.sex)
        notes_.doubt("sex", "SEX_MISMATCH", Verdict::warning, *stated).suggestion = values_.sex;
    else if (sex && sex_name(*sex) != stated->text) notes_.note("sex", "NORMALISED");
    else if (!sex && !says_nothing(text)) notes_.note("sex", "SEX_UNREAD");
}

/// The birth column is only compared: the date comes from the ID number.
void PersonJudge::take_birth() {
    const Cell* stated = cell("birth");
    if (!stated || notes_.is_unusable("birth", *stated)) return;
    const auto reading = read_date(*stated, date_system_, context_.as_of);
    if (reading.kind == DateKind::blank) return;
    if (reading.kind == DateKind::unreadable || reading.kind == DateKind::unknown) {
        auto& issue = notes_.doubt("birth", "DATE_INVALID", Verdict::warning, *stated);
        if (values_.birth_date) issue.suggestion = values_.birth_date->iso();
        return;
    }
    if (values_.birth_date && !agrees_with_birth(reading, *values_.birth_date))
        notes_.doubt("birth", "BIRTH_MISMATCH", Verdict::warning, *stated).suggestion = values_.birth_date->iso();
    else if (reading.cleaned) notes_.note("birth", "NORMALISED");
}

std::optional<PartialDate> PersonJudge::take_date(std::string_view field, std::optional<PartialDate> earliest) {
    const Cell* stated = cell(field);
    if (!stated || notes_.is_unusable(field, *stated)) return {};
    const auto reading = read_date(*stated, date_system_, context_.as_of);
    if (reading.kind == DateKind::blank) return {};
    if (field == "regular" &&
        is_any(compact(stated->text), {"预备", "预备党员", "预备期", "未转正", "未转", "否", "尚未转正"}))
        return {};
    if (reading.kind != DateKind::read) {
        const auto severity = reading.kind == DateKind::unknown ? Verdict::warning : Verdict::error;
        notes_.doubt(field, "DATE_INVALID", severity, *stated);
        return {};
    }
    const PartialDate date = likeliest(reading, earliest, context_.as_of);
    if (reading.guessed) {
        auto& issue = notes_.doubt(field, "DATE_GUESSED", Verdict::warning, *stated);
        issue.details = {date.iso()};
        for (const auto& other : reading.readings)
            if (other != date) issue.suggestion = other.iso();
    } else if (reading.cleaned) {
        notes_.note(field, "NORMALISED");
    }
    return date;
}

void PersonJudge::take_dates() {
    std::optional<PartialDate> adult;
    if (values_.birth_date) adult = PartialDate{values_.birth_date->plus_years(18), false};
    values_.join_date = take_date("join", adult);
    if (values_.join_date) {
        if (const auto doubt = doubt_of_joining(*values_.join_date, values_.birth_date, context_.as_of))
            notes_.doubt("join", doubt->code, doubt->severity, *cell("join"));
        if (is_old_member(*values_.join_date)) notes_.note("join", "OLD_MEMBER");
    }
    values_.regular_date = take_date("regular", values_.join_date ? values_.join_date : adult);
    if (!values_.regular_date) return;
    if (const auto doubt = doubt_of_regular(*values_.regular_date, values_.join_date, context_.as_of))
        notes_.doubt("regular", doubt->code, doubt->severity, *cell("regular"));
}

void PersonJudge::take_branch(const RowPlace& place) {
    const Cell* stated = cell("branch");
    const Cell* town = cell("town");
    if (town && notes_.is_unusable("town", *town)) return;
    if (stated && notes_.is_unusable("branch", *stated)) return;
    const Cell& shown = stated ? *stated : no_cell;
    const std::string typed = stated ? shown.text : place.branch;
    if (says_nothing(compact(typed))) {
        notes_.doubt("branch", "REQUIRED", Verdict::error, shown);
        return;
    }
    const std::string township = town ? town->text : std::string();
    const std::string key = typed + '\n' + township + '\n' + place.heading;
    auto known = known_branches_.find(key);
    if (known == known_branches_.end())
        known = known_branches_.emplace(key, branches_.find(typed, township, place.heading)).first;
    const BranchAnswer& answer = known->second;
    if (answer.kind == BranchAnswer::Kind::found) {
        values_.branch_code = answer.code;
        values_.branch_path = answer.path;
        if (compact(typed) != typed) notes_.note("branch", "NORMALISED");
        return;
    }
    const bool unknown = answer.kind == BranchAnswer::Kind::unknown;
    auto& issue = notes_.doubt("branch", unknown ? "BRANCH_UNKNOWN" : "BRANCH_AMBIGUOUS", Verdict::error, shown);
    if (issue.value.empty()) issue.value = typed;
    issue.details = answer.suggestions;
    if (unknown && answer.suggestions.size() == 1) issue.suggestion = answer.suggestions[0];
}

void PersonJudge::take_level() {
    const Cell* stated = cell("level");
    if (!stated || notes_.is_unusable("level", *stated)) return;
    const std::string text = compact(stated->text);
    values_.level = read_level(text);
    // A case cannot stand on the ledger without its level, so that an empty one is an error here.
    if (values_.level) {
        if (text != stated->text) notes_.note("level", "NORMALISED");
    } else {
        notes_.doubt("level", text.empty() ? "REQUIRED" : "LEVEL_UNKNOWN", Verdict::error, *stated);
    }
}

void PersonJudge::take_causes() {
    const Cell* stated = cell("cause");
    if (!stated || notes_.is_unusable("cause", *stated)) return;
    values_.causes_text = trim(stated->text);
    if (says_nothing(compact(stated->text))) {
        notes_.doubt("cause", "REQUIRED", Verdict::warning, *stated);
        return;
    }
    auto known = known_causes_.find(stated->text);
    if (known == known_causes_.end()) known = known_causes_.emplace(stated->text, read_causes(stated->text)).first;
    values_.causes = known->second.causes;
    if (known->second.unmapped.empty()) return;
    notes_.doubt("cause", "CAUSE_UNMAPPED", Verdict::warning, *stated).details = known->second.unmapped;
}

}
