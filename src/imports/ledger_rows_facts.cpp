// The cells of a person's row that say how the household lives: amounts, size, codes, phones and free text.
#include "base/limits.hpp"
#include "imports/cell_text.hpp"
#include "imports/ledger_rows_person.hpp"

namespace imports {
namespace {

using documents::Cell;

constexpr std::int64_t large_income_fen = 100'000'000;  // a million yuan a year: more likely a wrong unit
constexpr std::size_t long_text = 5000;                 // characters

/// The phone in a cell; of two the first that is one, with `several` set.
std::optional<std::string> phone_in(const std::string& typed, bool& several) {
    if (auto phone = read_phone(tidy(typed))) return phone;
    std::string text = without_brackets(tidy(typed)).outside;
    for (const std::string_view mark : {"、", ",", ";", "\n", "或", " ", "|", "\\"})
        text = replace_all(std::move(text), mark, "/");
    for (const auto& part : split(text, '/')) {
        auto phone = read_phone(part);
        if (!phone) continue;
        several = true;
        return phone;
    }
    return {};
}

}

std::optional<Money> PersonJudge::take_amount(const ColumnUse& use) {
    const Cell& stated = cells_.at(use.column);
    if (notes_.is_unusable(use.field, stated)) return {};
    const auto reading = read_amount(stated, use.unit);
    switch (reading.kind) {
        case AmountKind::blank: return {};
        case AmountKind::none: notes_.doubt(use.field, "AMOUNT_INVALID", Verdict::warning, stated); return {};
        case AmountKind::unreadable:
            notes_.doubt(use.field, "AMOUNT_INVALID", Verdict::error, stated).suggestion = reading.suggestion;
            return {};
        case AmountKind::too_large: notes_.doubt(use.field, "AMOUNT_OVER", Verdict::error, stated); return {};
        case AmountKind::read: break;
    }
    const Money amount{use.monthly ? reading.amount.fen * 12 : reading.amount.fen};
    if (!is_within_most(amount)) {
        notes_.doubt(use.field, "AMOUNT_OVER", Verdict::error, stated);
        return {};
    }
    if (amount.fen < 0) notes_.doubt(use.field, "AMOUNT_NEGATIVE", Verdict::warning, stated);
    if (amount.fen > large_income_fen) notes_.doubt(use.field, "AMOUNT_LARGE", Verdict::warning, stated);
    if (use.monthly) notes_.note(use.field, "MONTHLY");
    if (reading.rounded) notes_.note(use.field, "ROUNDED");
    if (reading.cleaned) notes_.note(use.field, "NORMALISED");
    if (reading.scaled)
        notes_.doubt(use.field, "AMOUNT_SCALED", Verdict::warning, stated).details = {plain_yuan(amount)};
    return amount;
}

void PersonJudge::take_amounts() {
    for (const auto& use : layout_.columns) {
        if (use.field == "income" || use.field == "wan") values_.household_income = take_amount(use);
        else if (use.field == "income_per_head") values_.income_per_head = take_amount(use);
    }
}

void PersonJudge::take_size() {
    const Cell* stated = cell("size");
    if (!stated || notes_.is_unusable("size", *stated) || says_nothing(compact(stated->text))) return;
    values_.household_size = read_count(stated_text(*stated));
    if (values_.household_size && *values_.household_size >= 1 && *values_.household_size <= 99) return;
    values_.household_size.reset();
    notes_.doubt("size", "SIZE_INVALID", Verdict::warning, *stated);
}

void PersonJudge::take_codes() {
    const auto read = [&](std::string_view field, auto reader, std::string_view unknown,
                          bool is_doubt) -> decltype(reader(std::string_view())) {
        const Cell* stated = cell(field);
        if (!stated || notes_.is_unusable(field, *stated)) return {};
        const std::string text = compact(stated->text);
        auto found = reader(text);
        if (found || says_nothing(text)) return found;
        if (is_doubt) notes_.doubt(field, unknown, Verdict::warning, *stated);
        else notes_.note(field, unknown);
        return {};
    };
    values_.ethnicity = read("ethnic", read_ethnicity, "ETHNIC_UNKNOWN", true);
    values_.education = read("edu", read_education, "EDU_UNKNOWN", true);
    values_.residence = read("hukou", read_residence, "HUKOU_UNKNOWN", false);
    values_.health = read("health", read_health, "HEALTH_UNKNOWN", false);
    values_.labour = read("labour", read_labour, "LABOUR_UNKNOWN", false);
}

void PersonJudge::take_yes_no() {
    const Cell* stated = cell("dibao");
    if (!stated || notes_.is_unusable("dibao", *stated)) return;
    const auto answer = read_yes_no(compact(stated->text));
    if (answer == YesNo::unclear) notes_.doubt("dibao", "YESNO_UNKNOWN", Verdict::warning, *stated);
    else values_.minimum_allowance = answer == YesNo::yes;
}

void PersonJudge::take_phone() {
    const Cell* stated = cell("phone");
    if (!stated || notes_.is_unusable("phone", *stated) || says_nothing(compact(stated->text))) return;
    bool several = false;
    values_.phone = phone_in(as_typed(*stated), several);
    if (!values_.phone || several) notes_.doubt("phone", "PHONE_INVALID", Verdict::warning, *stated);
    else if (*values_.phone != stated->text) notes_.note("phone", "NORMALISED");
}

/// Free text stays as typed but for blanks at its ends; nothing is cut and nothing is run.
std::string PersonJudge::text_of(std::string_view field) {
    const Cell* stated = cell(field);
    if (!stated || notes_.is_unusable(field, *stated)) return {};
    if (stated->text.size() >= long_text && length_in_characters(stated->text) >= long_text)
        notes_.doubt(field, "TEXT_LONG", Verdict::warning, *stated);
    return stated->text;
}

void PersonJudge::take_texts() {
    values_.address = trim(text_of("address"));
    values_.health_text = trim(cell("health") ? cell("health")->text : std::string());
    values_.labour_text = trim(cell("labour") ? cell("labour")->text : std::string());
    values_.aid = trim(text_of("aid"));
    values_.helper = trim(text_of("helper"));
    values_.helper_phone = trim(text_of("hphone"));
    values_.remark = text_of("remark");
}

}
