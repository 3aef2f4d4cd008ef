#include "people/identity.hpp"
#include "people/joining.hpp"
#include "people/match_rules.hpp"
#include "people/store.hpp"

namespace people {

std::optional<IdNumber> checked_number(const std::string& typed, Date today, Issues& issues) {
    auto number = read_id_number(typed, today);
    if (!number) {
        issues.add("id_number", number.error().code);
        return std::nullopt;
    }
    return *std::move(number);
}

bool is_number_elsewhere(store::Read& db, const Actor& actor, const std::string& typed, PersonRow& person,
                         Issues& issues) {
    const auto number = checked_number(typed, db.today(), issues);
    if (!number) return false;
    const auto known = person_by_id_number(db, number->digits);
    if (!known || known->id == person.id) set_id_number(db, person, *number);
    else if (is_known_within(db, actor, known->id)) issues.add("id_number", "people.on_file");
    else return true;
    return false;
}

http::Recorded<Edited> number_elsewhere(store::Write& db, const Actor& actor, store::Audit record) {
    const auto asked = numbers_elsewhere_typed_by(db, actor.account, {db.now().ms - day_ms});
    record.action = "match.number_elsewhere";
    db.audit(record);
    if (asked >= matches_max) return {.refusal = Refusal{"people.too_many_matches"}};
    return {.refusal = Refusal{"people.number_elsewhere", {{"id_number", "people.number_elsewhere"}}}};
}

Kept identity_kept(store::Read& db, const store::Scope& scope, PersonId person) {
    const auto everywhere = store::Scope::system("on file elsewhere");
    if (const auto member = find_member_of_person(db, scope, person))
        return {IdentityKeeper::membership, member->id};
    const bool elsewhere =
        find_member_of_person(db, everywhere, person) ||
        household_places(db, everywhere, person).size() != household_places(db, scope, person).size();
    return {elsewhere ? IdentityKeeper::above : IdentityKeeper::household};
}

namespace {

void forget_number(PersonRow& person) {
    person.id_number = std::nullopt;
    person.id_number_index = std::nullopt;
}

/// What was cleared or never stated is as the number says, where there is one.
void follow_number(store::Read& db, PersonRow& person) {
    if (!person.id_number) return;
    const auto number = read_id_number(open_field(db, person, PersonalField::id_number), db.today());
    if (!number) return;
    if (!person.birth_date) person.birth_date = number->birth;
    if (!person.sex) person.sex = std::to_string(static_cast<int>(number->sex));
}

}

bool apply_identity(store::Read& db, const Actor& actor, const EditHouseholdMember& ask, PersonRow& person,
                    Issues& issues) {
    bool elsewhere = false;
    if (ask.name) rename(person, trim(*ask.name));
    if (ask.id_number && trim(*ask.id_number).empty()) forget_number(person);
    else if (ask.id_number) elsewhere = is_number_elsewhere(db, actor, *ask.id_number, person, issues);
    if (ask.birth_date) person.birth_date = ask.birth_date;
    if (clears(ask, ClearedField::birth_date)) person.birth_date = std::nullopt;
    apply_text(person.sex, ask.sex);
    follow_number(db, person);
    judge_identity(db, person, issues);
    return elsewhere;
}

}
