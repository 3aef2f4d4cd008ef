#include "people/joining.hpp"
#include "people/doubts.hpp"
#include "people/merging.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include "store/batches.hpp"

namespace people {

namespace {

std::vector<Warning> split(const std::vector<Finding>& findings, Issues& issues) {
    std::vector<Warning> warnings;
    for (const auto& finding : findings) {
        if (finding.severity == Severity::error) issues.add(finding.field, finding.code);
        else warnings.push_back({finding.field, finding.code, finding.message, finding.message_en});
    }
    return warnings;
}

MemberFacts identity_facts(store::Read& db, const PersonRow& person) {
    return {.name = person.name.text,
            .id_number = open_field(db, person, PersonalField::id_number),
            .sex = person.sex.value_or(""),
            .birth_date = person.birth_date,
            .document_kind = kind_of(person)};
}

RelationFact relation_fact(const HouseholdMemberRow& row, const PersonRow& person) {
    return {.relation = row.relation, .birth_date = person.birth_date, .alive = !row.deceased_on};
}

}

std::vector<Warning> judge_member(store::Read& db, const MemberRow& member, const PersonRow& person,
                                  Issues& issues) {
    auto facts = identity_facts(db, person);
    facts.join_date = member.join_date;
    facts.regular_date = member.regular_date;
    facts.member_type = member.member_type;
    facts.bank_account = open_field(db, person, PersonalField::bank_account);
    if (person.bank_holder) facts.bank_holder = person.bank_holder->text;
    return split(check_member(facts, db.today()), issues);
}

void judge_death(store::Read& db, const store::Scope& scope, const MemberRow& member, const PersonRow& person,
                 Issues& issues) {
    const auto died = died_on(household_places(db, scope, person.id));
    const auto fault = death_fault({died, person.birth_date, member.join_date}, db.today());
    if (fault == "people.died_before_joining") issues.add("join_date", std::string(fault));
    else if (!fault.empty()) issues.add("id_number", std::string(fault));  // which says the birth
}

void judge_identity(store::Read& db, const PersonRow& person, Issues& issues) {
    split(check_person(identity_facts(db, person), db.today()), issues);
}

Result<std::vector<Warning>> judge_household(store::Read& db, const HouseholdRow& household,
                                             const std::vector<HouseholdMemberRow>& rows) {
    store::IdList named = store::ids_of(rows, &HouseholdMemberRow::person_id);
    named.add(household.person_id);
    const auto people = people_among(db, named);
    HouseholdFacts facts{.member = {.birth_date = people.at(household.person_id).birth_date}};
    for (const auto& row : rows) facts.others.push_back(relation_fact(row, people.at(row.person_id)));
    Issues issues;
    auto warnings = split(check_household(facts), issues);
    TRY(issues.verdict());
    return warnings;
}

namespace {

const store::Scope& everywhere() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::one_record);
    return scope;
}

std::string_view fault_of(store::Read& db, const HouseholdRow& household, const std::optional<HouseholdRow>& own,
                          PersonId person) {
    if (person == household.person_id) return "people.is_the_member";
    if (!own) return "";
    if (own->id == household.id) return "people.in_household_already";
    const bool is_shown = !own->import_id || !store::is_hidden_batch(db, own->import_id->value);
    return own->person_id == person && is_shown ? "" : "people.lives_elsewhere";
}

}

std::string_view place_fault(store::Read& db, const HouseholdRow& household, PersonId person) {
    return fault_of(db, household, find_household_of(db, everywhere(), person), person);
}

void keep_household(store::Write& db, const char* action, const HouseholdRow& household, std::string note) {
    for (const auto person : members_living_in(db, household)) db.changed(person_changed, person.value);
    store::audit(db, action, household, std::move(note));
}

Result<Joined> join_household(store::Write& db, const store::Scope& scope, HouseholdRow& household, PersonId person,
                              const AddHouseholdMember& ask) {
    const auto own = find_household_of(db, everywhere(), person);
    if (const auto fault = fault_of(db, household, own, person); !fault.empty())
        return Refusal{"people.invalid", {{"id_number", std::string(fault)}}};
    if (own) {
        const auto taken = TRY(take_in(db, household, *own, ask));
        Joined joined{taken.rows.back().id, TRY(judge_household(db, household, taken.rows))};
        if (!taken.all_told) joined.warnings.push_back(doubt("relation", "people.relation_untold"));
        return joined;
    }
    auto rows = household_members(db, scope, household.id);
    if (is_full(rows)) return Refusal{"people.household_full"};
    const auto row = new_place(db, household, person, ask);
    db.insert(row);
    rows.push_back(row);
    return Joined{row.id, TRY(judge_household(db, household, rows))};
}

}
