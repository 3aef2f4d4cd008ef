#include "people/identity.hpp"
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "people/joining.hpp"
#include "people/match_rules.hpp"
#include "people/names.hpp"
#include "people/store.hpp"
#include "store/records.hpp"

namespace people {

namespace {

void forget_number(PersonRow& person) {
    person.id_number = std::nullopt;
    person.id_number_index = std::nullopt;
    person.document_kind = std::nullopt;
}

}

std::optional<DocumentNumber> checked_number(const std::string& typed, Date today, Issues& issues,
                                             DocumentKind kind) {
    auto number = read_document_number(kind, typed, today);
    if (!number) {
        issues.add("id_number", number.error().code);
        return std::nullopt;
    }
    return *std::move(number);
}

Typed number_typed(store::Read& db, const Actor& actor, const std::string& typed, PersonRow& person, Issues& issues,
                   DocumentKind kind) {
    const auto number = checked_number(typed, db.today(), issues, kind);
    if (!number) return {};
    const auto known = person_by_document(db, *number);
    const bool is_another = known && known->id != person.id;
    if (is_another && !is_known_within(db, actor, known->id)) return {.elsewhere = true};
    if (is_another && !is_nowhere(db, known->id)) {
        issues.add("id_number", "people.on_file");
        return {};
    }
    set_id_number(db, person, *number);
    return {.freed = is_another ? known : std::nullopt};
}

bool is_mistyped(store::Read& db, const Actor& actor, const PersonRow& known, std::string_view name) {
    return folded_name(known.name.text) != folded_name(name) && is_nowhere(db, known.id) &&
           is_known_within(db, actor, known.id);
}

void free_number(store::Write& db, PersonRow person) {
    forget_number(person);
    db.update(person);
    store::audit_at(db, person.last_path.value_or("/"), "person.number_freed", person);
}

Result<Done> require_numbers_left(store::Read& db, const Actor& actor, const OptionalText& typed) {
    if (!typed || trim(*typed).empty()) return Done{};
    if (numbers_elsewhere_typed_by(db, actor.account, {db.now().ms - day_ms}) >= matches_max)
        return Refusal{"people.too_many_matches"};
    return Done{};
}

http::Recorded<Edited> number_elsewhere(store::Write& db, store::Audit record) {
    record.action = "match.number_elsewhere";
    db.audit(record);
    return {.refusal = Refusal{"people.number_elsewhere", {{"id_number", "people.number_elsewhere"}}}};
}

Kept identity_kept(store::Read& db, const store::Scope& scope, PersonId person) {
    const auto everywhere = store::Scope::system(store::SystemReason::on_file_elsewhere);
    if (const auto member = find_member_of_person(db, scope, person))
        return {IdentityKeeper::membership, member->id};
    const bool elsewhere =
        find_member_of_person(db, everywhere, person) ||
        household_places(db, everywhere, person).size() != household_places(db, scope, person).size();
    return {elsewhere ? IdentityKeeper::above : IdentityKeeper::household};
}

namespace {

/// What was cleared or never stated is as the number says, where there is one.
void follow_number(store::Read& db, PersonRow& person) {
    if (!person.id_number) return;
    const auto number =
        read_document_number(kind_of(person), open_field(db, person, PersonalField::id_number), db.today());
    if (!number) return;
    if (!person.birth_date) person.birth_date = number->birth;
    if (!person.sex && number->sex != Sex::unknown) person.sex = std::to_string(static_cast<int>(number->sex));
}

/// The number as typed, or the one on file where only its kind is put right; a kind alone says nothing.
Typed apply_document(store::Read& db, const Actor& actor, const EditHouseholdMember& ask, PersonRow& person,
                     Issues& issues) {
    const auto kind = ask.document_kind.value_or(kind_of(person));
    const bool forgets = ask.id_number && trim(*ask.id_number).empty();
    const bool is_other_kind = kind != kind_of(person);
    if (forgets) forget_number(person);
    else if (ask.id_number) return number_typed(db, actor, *ask.id_number, person, issues, kind);
    else if (is_other_kind && person.id_number)
        return number_typed(db, actor, open_field(db, person, PersonalField::id_number), person, issues, kind);
    if (!forgets && kind != DocumentKind::resident_id && !person.id_number)
        issues.add("id_number", "people.document_number_missing");
    return {};
}

}

Typed apply_identity(store::Read& db, const Actor& actor, const EditHouseholdMember& ask, PersonRow& person,
                     Issues& issues) {
    if (ask.name) rename(person, unified_name(*ask.name));
    auto number = apply_document(db, actor, ask, person, issues);
    if (ask.birth_date) person.birth_date = ask.birth_date;
    if (clears(ask, ClearedField::birth_date)) person.birth_date = std::nullopt;
    apply_text(person.sex, ask.sex);
    follow_number(db, person);
    judge_identity(db, person, issues);
    return number;
}

}
