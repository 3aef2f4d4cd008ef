// Households: who lives together, what they earn, and the unmasking of one sealed value.
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "http/json.hpp"
#include "people/codes.hpp"
#include "people/doubts.hpp"
#include "people/field_rules.hpp"
#include "people/identity.hpp"
#include "people/imported.hpp"
#include "people/joining.hpp"
#include "people/match_rules.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include <algorithm>

namespace people {

namespace {

const store::Scope& of_one_record() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::one_record);
    return scope;
}

Result<HouseholdRow> household_in_scope(store::Read& db, const Actor& actor, HouseholdId id) {
    return store::in_scope<HouseholdRow>(db, access_control::scope_of(actor), id, "people.household_unknown");
}

Result<HouseholdMemberRow> household_member_in_scope(store::Read& db, const Actor& actor, HouseholdMemberId id) {
    return store::in_scope<HouseholdMemberRow>(db, access_control::scope_of(actor), id,
                                               "people.household_member_unknown");
}

void check_code(Issues& issues, std::string_view table, const OptionalText& value) {
    if (value && !value->empty() && !codes::find(table, *value))
        issues.add(std::string(table), "people.code_unknown");
}

/// Whom a form names: somebody new, or on file under the number.
struct NamedPerson {
    PersonRow row;
    bool is_new = true;
};

Result<NamedPerson> person_for(store::Write& db, const Actor& actor, const AddHouseholdMember& ask) {
    PersonRow person = new_person(db, unified_name(ask.name));
    Issues issues;
    std::optional<DocumentNumber> number;
    const auto kind = ask.document_kind.value_or(DocumentKind::resident_id);
    if (ask.id_number && !trim(*ask.id_number).empty())
        number = checked_number(*ask.id_number, db.today(), issues, kind);
    else if (kind != DocumentKind::resident_id) issues.add("id_number", "people.document_number_missing");
    if (number) set_id_number(db, person, *number);
    if (ask.birth_date) person.birth_date = ask.birth_date;
    if (ask.sex && !ask.sex->empty()) person.sex = ask.sex;
    judge_identity(db, person, issues);
    TRY(issues.verdict());
    if (!number) return NamedPerson{std::move(person), true};
    // Before the number is looked up: the limit's answer is the same for every number.
    TRY(require_matches_left(db, actor, 1));
    auto known = person_by_document(db, *number);
    if (known && !is_mistyped(db, actor, *known, ask.name)) return NamedPerson{*std::move(known), false};
    if (known) free_number(db, *std::move(known));
    return NamedPerson{std::move(person), true};
}

/// What is stated of a household member, new or not.
template <class Stated>
void check_facts(Issues& issues, const Stated& ask) {
    check_code(issues, "health", ask.health);
    check_code(issues, "labour", ask.labour);
    issues.amount("monthly_income", ask.monthly_income);
}

void clear(HouseholdMemberRow& row, ClearedField field) {
    switch (field) {
        case ClearedField::monthly_income: row.monthly_income = std::nullopt; break;
        case ClearedField::deceased_on: row.deceased_on = std::nullopt; break;
        case ClearedField::birth_date: break;  // the person's
    }
}

void clear(HouseholdRow& row, ClearedHousing field) {
    switch (field) {
        case ClearedHousing::housing_area: row.housing_area = std::nullopt; break;
        case ClearedHousing::housing_safe: row.housing_safe = std::nullopt; break;
    }
}

Result<MatchId> ask_for(store::Write& db, const Actor& actor, const HouseholdRow& household,
                        const PersonRow& person, const AddHouseholdMember& ask) {
    // The head may be a member elsewhere: whoever lives with them may ask all the same.
    const auto member = find_member_of_person(db, of_one_record(), household.person_id);
    ensure(member.has_value());
    return ask_match(db, actor,
                     {.branch_id = member->branch_id,
                      .branch_path = household.organisation_path,
                      .person_id = person.id,
                      .household_id = household.id,
                      .entry = http::write_json(ask)});
}

/// Where somebody was who has no place left, so that they can be taken up again there.
void remember_place(store::Write& db, const HouseholdMemberRow& left, const std::string& path) {
    const auto everywhere = store::Scope::system(store::SystemReason::on_file_elsewhere);
    if (find_member_of_person(db, everywhere, left.person_id)) return;
    if (!household_places(db, everywhere, left.person_id).empty()) return;
    auto person = person_row(db, left.person_id);
    person.last_path = path;
    db.update(person);
}

void apply(HouseholdRow& row, const SaveHousehold& ask) {
    if (ask.address)
        row.address =
            trim(*ask.address).empty() ? std::nullopt : std::optional(store::Personal{trim(*ask.address)});
    if (ask.housing_area) row.housing_area = ask.housing_area;
    apply_text(row.housing_kind, ask.housing_kind);
    if (ask.housing_safe) row.housing_safe = ask.housing_safe;
    if (ask.lives_alone) row.lives_alone = ask.lives_alone;
    for (const auto field : ask.cleared.value_or(std::vector<ClearedHousing>{})) clear(row, field);
}

}

Result<SavedHousehold> save_household(store::Write& db, const Actor& actor, const SaveHousehold& ask) {
    const auto member = TRY(member_in_scope(db, actor, ask.member));
    Issues issues;
    if (ask.housing_area && (*ask.housing_area < 0 || *ask.housing_area > 10000))
        issues.add("housing_area", "people.area_out_of_range");
    check_code(issues, "housing_kind", ask.housing_kind);
    TRY(issues.verdict());
    auto household = find_household_of(db, access_control::scope_of(actor), member.person_id);
    if (!household) {
        HouseholdRow row{.id = {db.new_id()},
                         .person_id = member.person_id,
                         .organisation_path = member.organisation_path,
                         .created_at = db.now()};
        apply(row, ask);
        db.insert(row);
        keep_household(db, "household.add", row);
        return SavedHousehold{row.id, 1};
    }
    TRY(require_version(ask.version.value_or(0), household->version));
    apply(*household, ask);
    if (ask.lives_alone.value_or(false) &&
        !household_members(db, access_control::scope_of(actor), household->id).empty())
        return Refusal{"people.invalid", {{"lives_alone", "people.others_listed"}}};
    db.update(*household);
    keep_household(db, "household.edit", *household);
    return SavedHousehold{household->id, household->version};
}

Result<AddedHouseholdMember> add_household_member(store::Write& db, const Actor& actor,
                                                  const AddHouseholdMember& ask) {
    auto household = TRY(household_in_scope(db, actor, ask.household));
    Issues issues;
    if (!codes::find("relation", ask.relation)) issues.add("relation", "people.code_unknown");
    check_facts(issues, ask);
    TRY(issues.verdict());
    const auto [person, is_new] = TRY(person_for(db, actor, ask));
    if (!is_new && !is_known_within(db, actor, person.id))
        return AddedHouseholdMember{.match = TRY(ask_for(db, actor, household, person, ask))};
    // Somebody else's name on the number is a mistyped number.
    if (!is_new && folded_name(person.name.text) != folded_name(ask.name))
        return Refusal{"people.invalid", {{"id_number", "people.number_of_another"}}};
    if (is_new) db.insert(person);
    auto [id, warnings] = TRY(join_household(db, access_control::scope_of(actor), household, person.id, ask));
    const auto kind = ask.document_kind.value_or(DocumentKind::resident_id);
    for (auto& each : number_doubts(ask.id_number, db.today(), kind)) warnings.push_back(std::move(each));
    keep_household(db, "household.member_add", household);
    return AddedHouseholdMember{.id = id, .warnings = std::move(warnings)};
}

namespace {

/// An edit as it would be kept.
struct CheckedEdit {
    HouseholdMemberRow row;
    std::optional<PersonRow> person{};  // when who they are is put right
    Typed number{};
};

bool states_identity(const EditHouseholdMember& ask) {
    return ask.name || ask.id_number || ask.document_kind || ask.sex || ask.birth_date ||
           clears(ask, ClearedField::birth_date);
}

/// The person, when it is the household that says who they are.
Result<PersonRow> person_kept_here(store::Read& db, const Actor& actor, const EditHouseholdMember& ask,
                                   PersonId id) {
    switch (identity_kept(db, access_control::scope_of(actor), id).keeper) {
        case IdentityKeeper::membership: return Refusal{"people.identity_of_member"};
        case IdentityKeeper::above: return Refusal{"people.identity_above"};
        case IdentityKeeper::household: break;
    }
    auto person = person_row(db, id);
    TRY(require_version(ask.person_version.value_or(0), person.version));
    return person;
}

void apply(HouseholdMemberRow& row, const EditHouseholdMember& ask) {
    if (ask.relation && !ask.relation->empty()) row.relation = *ask.relation;
    apply_text(row.health, ask.health);
    apply_text(row.labour, ask.labour);
    apply_text(row.occupation, ask.occupation);
    if (ask.monthly_income) row.monthly_income = ask.monthly_income;
    if (ask.deceased_on) row.deceased_on = ask.deceased_on;
    for (const auto field : ask.cleared.value_or(std::vector<ClearedField>{})) clear(row, field);
}

/// The day of death against birth and joining, whichever of them is put right.
void check_death(store::Read& db, const Actor& actor, const EditHouseholdMember& ask, const CheckedEdit& edit,
                 Issues& issues) {
    if (!edit.row.deceased_on) return;
    const auto person = edit.person ? *edit.person : person_row(db, edit.row.person_id);
    const auto member = find_member_of_person(db, access_control::scope_of(actor), person.id);
    const auto fault = death_fault(
        {edit.row.deceased_on, person.birth_date, member ? member->join_date : std::nullopt}, db.today());
    if (fault.empty()) return;
    const bool by_birth = !ask.deceased_on && edit.person;
    issues.add(!by_birth ? "deceased_on" : ask.birth_date ? "birth_date" : "id_number", std::string(fault));
}

Result<CheckedEdit> checked_edit(store::Read& db, const Actor& actor, const EditHouseholdMember& ask) {
    CheckedEdit edit{.row = TRY(household_member_in_scope(db, actor, ask.household_member))};
    TRY(require_version(ask.version, edit.row.version));
    Issues issues;
    check_code(issues, "relation", ask.relation);
    check_facts(issues, ask);
    if (states_identity(ask)) {
        edit.person = TRY(person_kept_here(db, actor, ask, edit.row.person_id));
        edit.number = apply_identity(db, actor, ask, *edit.person, issues);
    }
    apply(edit.row, ask);
    check_death(db, actor, ask, edit, issues);
    if (!edit.number.elsewhere) TRY(issues.verdict());
    return edit;
}

Result<Edited> keep(store::Write& db, const Actor& actor, const EditHouseholdMember& ask, CheckedEdit&& edit) {
    if (edit.number.freed) free_number(db, *edit.number.freed);
    if (edit.person) {
        db.update(*edit.person);
        db.changed(person_changed, edit.person->id.value);
    }
    db.update(edit.row);
    const auto household = TRY(household_in_scope(db, actor, edit.row.household_id));
    const auto scope = access_control::scope_of(actor);
    auto warnings = TRY(judge_household(db, household, household_members(db, scope, household.id)));
    const auto kind = edit.person ? kind_of(*edit.person) : DocumentKind::resident_id;
    for (auto& each : number_doubts(ask.id_number, db.today(), kind)) warnings.push_back(std::move(each));
    keep_household(db, "household.member_edit", household);
    return Edited{.version = edit.row.version, .warnings = std::move(warnings)};
}

}

bool clears(const EditHouseholdMember& ask, ClearedField field) {
    return ask.cleared && std::find(ask.cleared->begin(), ask.cleared->end(), field) != ask.cleared->end();
}

Result<http::Recorded<Edited>> edit_household_member(store::Write& db, const Actor& actor,
                                                     const EditHouseholdMember& ask) {
    // A kind put right may lead to somebody else, as a number does.
    const auto typed = ask.document_kind && !ask.id_number ? OptionalText("-") : ask.id_number;
    if (const auto left = require_numbers_left(db, actor, typed); !left)
        return {boost::system::in_place_error, left.error()};
    auto edit = checked_edit(db, actor, ask);
    if (!edit) return {boost::system::in_place_error, edit.error()};
    if (edit->number.elsewhere) {
        const auto household = find_household(db, access_control::scope_of(actor), edit->row.household_id);
        ensure(household.has_value());
        return number_elsewhere(db, {.object_type = "households",
                                     .object_id = household->id.value,
                                     .organisation_path = household->organisation_path});
    }
    auto edited = keep(db, actor, ask, *std::move(edit));
    if (!edited) return {boost::system::in_place_error, edited.error()};
    return http::Recorded<Edited>{.body = *std::move(edited)};
}

Result<Done> remove_household_member(store::Write& db, const Actor& actor, const RemoveHouseholdMember& ask) {
    const auto row = TRY(household_member_in_scope(db, actor, ask.household_member));
    TRY(require_version(ask.version, row.version));
    const auto reason = TRY(given_reason(ask.reason, "people.invalid"));
    const auto household = TRY(household_in_scope(db, actor, row.household_id));
    db.erase(row);
    db.changed(person_changed, row.person_id.value);
    remember_place(db, row, household.organisation_path);
    keep_household(db, "household.member_remove", household, reason);
    return Done{};
}

Result<Edited> save_income(store::Write& db, const Actor& actor, const SaveIncome& ask) {
    const auto household = TRY(household_in_scope(db, actor, ask.household));
    const auto scope = access_control::scope_of(actor);
    Issues issues;
    if (ask.year < income_year_least || ask.year > db.today().year()) issues.add("year", "people.year_out_of_range");
    if (ask.stated_size && (*ask.stated_size < 1 || *ask.stated_size > 99))
        issues.add("stated_size", "people.size_out_of_range");
    auto income = find_income(db, scope, household.id, ask.year);
    IncomeRow row = income.value_or(IncomeRow{.id = {db.new_id()}, .household_id = household.id, .year = ask.year});
    row.wages = ask.wages;
    row.business = ask.business;
    row.transfers = ask.transfers;
    row.property = ask.property;
    row.expenses = ask.expenses;
    row.stated_total = ask.stated_total;
    row.stated_size = ask.stated_size;
    for (const auto& each : check_income(items_of(row), std::nullopt))
        if (each.severity == Severity::error) issues.add(each.field, each.code);
    TRY(issues.verdict());
    TRY(require_version(ask.version.value_or(0), income ? income->version : 0));
    if (income) db.update(row);
    else db.insert(row);
    keep_household(db, "household.income", household);
    const auto head = find_member_of_person(db, of_one_record(), household.person_id);
    ensure(head.has_value());
    return Edited{.version = row.version,
                  .warnings = income_doubts(member_file(db, of_one_record(), head->id), row, db.today())};
}

Result<Revealed> reveal(store::Write& db, const Actor& actor, const Reveal& ask) {
    const auto purpose = TRY(given_text("purpose", ask.purpose, "people.invalid", "people.purpose_missing"));
    if (length_in_characters(purpose) < 2)
        return Refusal{"people.invalid", {{"purpose", "people.purpose_missing"}}};
    const auto scope = access_control::scope_of(actor);
    const auto member = find_member_of_person(db, scope, ask.person);
    const auto place = path_of_place(db, scope, ask.person);
    if (!member && !place) return Refusal{"people.unknown"};
    const auto person = person_row(db, ask.person);
    const auto& path = member ? member->organisation_path : *place;
    store::audit_at(db, path, "person.reveal_" + std::string(enum_name(ask.field)), person, purpose);
    return Revealed{open_field(db, person, ask.field)};
}

}
