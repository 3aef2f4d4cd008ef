// Legacy ledgers' people: linked to those on file, or new; erased again when their import is undone.
#include "people/imported.hpp"
#include "base/text.hpp"
#include "http/json.hpp"
#include "people/imported_store.hpp"
#include "people/match_rules.hpp"
#include "people/merging.hpp"
#include "people/merging_rules.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/relations.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include "store/records.hpp"
#include <algorithm>
#include <set>

namespace people {

namespace {

const store::Scope& everywhere() {
    static const store::Scope scope = store::Scope::system(store::SystemReason::one_record);
    return scope;
}

std::optional<store::Personal> personal(const OptionalText& text) {
    if (!text || text->empty()) return std::nullopt;
    return store::Personal{*text};
}

/// Fields as stated; the codes were checked when the ledger was judged.
void fill(store::Read& db, PersonRow& person, const StatedMember& stated) {
    const auto seal = [&](const char* column, const OptionalText& text) -> std::optional<store::Sealed> {
        if (!text || text->empty()) return std::nullopt;
        return store::Sealed{db.vault().seal(column, person.id.value, *text)};
    };
    person.id_number = seal("people.id_number", stated.id_number);
    person.id_number_index = id_number_index(db, stated.id_number);
    person.birth_date = stated.birth_date;
    person.sex = stated.sex;
    person.ethnicity = stated.ethnicity;
    person.education = stated.education;
    person.residence = stated.residence;
    person.health = stated.health;
    person.labour = stated.labour;
    person.phone = seal("people.phone", stated.phone);
    person.illness = seal("people.illness", stated.illness);
    person.address = personal(stated.address);
}

/// A household where the person had none, with the income that the ledger states.
void add_household(store::Write& db, const PreparedMember& prepared, const MemberRow& member) {
    auto household = prepared.household;
    household.person_id = member.person_id;
    household.organisation_path = member.organisation_path;
    household.created_at = db.now();
    db.insert(household);
    if (prepared.income) db.insert(*prepared.income);
}

Result<ImportedMember> link(store::Write& db, const Actor& actor, const PreparedMember& prepared,
                            const PersonRow& known, NewNames& names) {
    const auto scope = access_control::scope_of(actor);
    if (folded_name(known.name.text) != folded_name(prepared.person.name.text))
        return Refusal{"people.number_of_another"};
    if (known.document_kind) return Refusal{"people.member_not_resident"};
    auto member = find_member_of_person(db, everywhere(), known.id);
    if (member && !member->organisation_path.starts_with(actor.organisation_path))
        return Refusal{"people.on_file_elsewhere"};
    if (!member) {
        const auto died = died_on(household_places(db, scope, known.id));
        const auto fault = death_fault({.died = died, .joined = prepared.member.join_date}, db.today());
        if (!fault.empty()) return Refusal{std::string(fault)};
        member = prepared.member;
        member->person_id = known.id;
        member->created_at = db.now();
        db.insert(*member);
        add_names(names, *member, known.name_key, name_grams(known.name.text));
    }
    if (!find_household_of(db, everywhere(), known.id)) add_household(db, prepared, *member);
    return ImportedMember{*member, known.name_key, known.residence, std::nullopt};
}

}

OnFile on_file(store::Read& db, const Actor& actor, const DocumentNumber& number) {
    const auto person = person_by_document(db, number);
    if (!person) return {};
    const auto inside = [&](const std::string& path) { return path.starts_with(actor.organisation_path); };
    if (const auto member = find_member_of_person(db, everywhere(), person->id)) {
        if (!inside(member->organisation_path)) return {Standing::elsewhere, person->id};
        return {Standing::member, person->id, person->name.text};
    }
    if (!is_known_within(db, actor, person->id)) return {Standing::elsewhere, person->id};
    return {Standing::person, person->id, person->name.text,
            died_on(household_places(db, access_control::scope_of(actor), person->id))};
}

PreparedMember prepare_imported(store::Read& db, const StatedMember& stated) {
    PreparedMember out;
    out.person = {.id = {db.new_id()}, .import_id = stated.import, .created_at = db.now()};
    rename(out.person, stated.name);
    fill(db, out.person, stated);
    out.member = {.id = {db.new_id()},
                  .person_id = out.person.id,
                  .branch_id = stated.branch,
                  .organisation_path = stated.organisation_path,
                  .join_date = stated.join_date,
                  .regular_date = stated.regular_date,
                  .member_type = stated.member_type,
                  .import_id = stated.import,
                  .created_at = db.now()};
    out.household = {.id = {db.new_id()}, .address = personal(stated.address), .import_id = stated.import};
    if (stated.income || stated.household_size)
        out.income = IncomeRow{.id = {db.new_id()},
                               .household_id = out.household.id,
                               .year = stated.income_year,
                               .stated_total = stated.income,
                               .stated_size = stated.household_size};
    out.grams = name_grams(stated.name);
    return out;
}

Result<ImportedMember> add_imported(store::Write& db, const Actor& actor, const PreparedMember& prepared,
                                    NewNames& names) {
    if (const auto known = find_person_by_index(db, *prepared.person.id_number_index))
        return link(db, actor, prepared, *known, names);
    db.insert(prepared.person);
    db.insert(prepared.member);
    add_names(names, prepared.member, prepared.person.name_key, prepared.grams);
    add_household(db, prepared, prepared.member);
    return ImportedMember{prepared.member, prepared.person.name_key, prepared.person.residence,
                          household_figures({.latest = prepared.income})};
}

ImportedMember imported_member(store::Read& db, const PreparedMember& prepared) {
    const auto person = find_person_by_index(db, *prepared.person.id_number_index);
    ensure(person.has_value());
    const auto member = find_member_of_person(db, everywhere(), person->id);
    ensure(member.has_value());
    return {*member, person->name_key, person->residence, std::nullopt};
}

namespace {

DocumentNumber number_of(const StatedHouseholdMember& stated) {
    return {.kind = stated.document_kind, .digits = stated.id_number.value()};
}

/// Whoever lives in a household is on file once, under one name.
Result<PersonRow> person_for(store::Write& db, const Actor& actor, const StatedHouseholdMember& stated) {
    if (stated.id_number)
        if (auto known = person_by_document(db, number_of(stated))) {
            if (known->import_id != stated.import &&
                on_file(db, actor, number_of(stated)).standing == Standing::elsewhere)
                return Refusal{"people.on_file_elsewhere"};
            if (folded_name(known->name.text) != folded_name(stated.name))
                return Refusal{"people.number_of_another"};
            return *std::move(known);
        }
    auto person = new_person(db, stated.name);
    person.import_id = stated.import;
    person.birth_date = stated.birth_date;
    person.sex = stated.sex;
    if (stated.id_number) set_id_number(db, person, number_of(stated));
    person.illness = store::seal_given<&PersonRow::illness>(db, person.id, stated.illness);
    db.insert(person);
    return person;
}

}

namespace {

/// The household that an import made for who is stated, as it stands by now: it may be another's who lives with
/// them.
struct StatedHome {
    PersonRow bearer;
    HouseholdRow household;
    std::vector<HouseholdMemberRow> places;
};

std::optional<StatedHome> home_of(store::Read& db, const StatedHouseholdMember& stated) {
    auto bearer = person_by_id_number(db, stated.head);
    auto household = bearer ? find_household_of(db, everywhere(), bearer->id) : std::nullopt;
    if (!household || household->import_id != stated.import) return std::nullopt;
    auto places = household_members(db, everywhere(), household->id);
    return StatedHome{*std::move(bearer), *std::move(household), std::move(places)};
}

/// What somebody is to the head, when a ledger says what they are to the bearer of its row.
std::string relation_to_head(store::Read& db, const StatedHome& home, const StatedHouseholdMember& stated) {
    const auto own = std::find_if(home.places.begin(), home.places.end(),
                                  [&](const HouseholdMemberRow& each) { return each.person_id == home.bearer.id; });
    if (own == home.places.end()) return stated.relation;
    const auto head = person_row(db, home.household.person_id);
    return std::string(relation_through({own->relation, home.bearer.sex.value_or("")},
                                        {stated.relation, stated.sex.value_or("")}, head.sex.value_or("")));
}

/// Whether somebody of whom no number is stated is listed already, by the row of another of the household: it is
/// one that another went up in.
bool is_named(store::Read& db, const StatedHome& home, const StatedHouseholdMember& stated) {
    if (stated.id_number || home.household.version == 1) return false;
    auto living = store::ids_of(home.places, &HouseholdMemberRow::person_id);
    living.add(home.household.person_id);
    const auto people = people_among(db, living);
    return std::any_of(people.begin(), people.end(), [&](const auto& each) {
        return folded_name(each.second.name.text) == folded_name(stated.name);
    });
}

/// Takes in the household that the same import made for somebody listed; whether it did.
Result<bool> take_in_imported(store::Write& db, StatedHome& home, PersonId person, const HouseholdRow& own,
                              const StatedHouseholdMember& stated) {
    if (own.id == home.household.id || own.person_id != person || own.import_id != stated.import) return false;
    if (year_at_odds(household_incomes(db, everywhere(), own.id),
                     household_incomes(db, everywhere(), home.household.id)))
        return false;
    TRY(take_in(db, home.household, own,
                {.household = home.household.id,
                 .name = stated.name,
                 .relation = relation_to_head(db, home, stated),
                 .health = stated.health,
                 .labour = stated.labour,
                 .occupation = stated.occupation}));
    return true;
}

}

Result<bool> join_imported(store::Write& db, const StatedHouseholdMember& stated) {
    const auto person = stated.id_number ? person_by_document(db, number_of(stated)) : std::nullopt;
    const auto own = person ? find_household_of(db, everywhere(), person->id) : std::nullopt;
    if (!own || own->import_id != stated.import) return false;
    auto home = home_of(db, stated);
    return home ? take_in_imported(db, *home, person->id, *own, stated) : Result<bool>(false);
}

Result<bool> add_imported(store::Write& db, const Actor& actor, const StatedHouseholdMember& stated) {
    auto home = home_of(db, stated);
    if (!home || is_named(db, *home, stated)) return false;
    const auto person = TRY(person_for(db, actor, stated));
    if (person.id == home->bearer.id) return false;
    if (const auto own = find_household_of(db, everywhere(), person.id))
        return take_in_imported(db, *home, person.id, *own, stated);
    if (is_full(home->places)) return Refusal{"people.household_full"};
    auto place = new_place(db, home->household, person.id, stated);
    place.relation = relation_to_head(db, *home, stated);
    db.insert(place);
    return true;
}

namespace {

std::int64_t told_within_a_day(store::Read& db, const Actor& actor, std::optional<PersonId> person = std::nullopt) {
    return named_elsewhere_by(db, actor.account, {db.now().ms - day_ms}, person);
}

/// Of the numbers, the people whom the actor was not told of within the day, at most one more than may be told.
std::set<PersonId> fresh_among(store::Read& db, const Actor& actor, const std::vector<DocumentNumber>& numbers) {
    std::set<PersonId> fresh;
    for (const auto& number : numbers) {
        const auto person = person_by_document(db, number);
        if (person && told_within_a_day(db, actor, person->id) == 0) fresh.insert(person->id);
        if (static_cast<std::int64_t>(fresh.size()) > matches_max) break;  // more are told nobody
    }
    return fresh;
}

void log_named_elsewhere(store::Write& db, const Actor& actor, PersonId person) {
    db.audit({.action = "match.named_elsewhere",
              .object_type = "people",
              .object_id = person.value,
              .organisation_path = actor.organisation_path});
}

}

Result<Done> require_telling_left(store::Read& db, const Actor& actor) {
    if (told_within_a_day(db, actor) >= matches_max) return Refusal{"people.too_many_matches"};
    return Done{};
}

Result<Done> note_named_elsewhere(store::Write& db, const Actor& actor,
                                  const std::vector<DocumentNumber>& numbers) {
    TRY(require_telling_left(db, actor));
    const auto fresh = fresh_among(db, actor, numbers);
    if (told_within_a_day(db, actor) + static_cast<std::int64_t>(fresh.size()) > matches_max)
        return Refusal{"people.too_many_matches"};
    for (const auto person : fresh) log_named_elsewhere(db, actor, person);
    return Done{};
}

void note_refused_elsewhere(store::Write& db, const Actor& actor, const std::vector<DocumentNumber>& numbers) {
    auto left = matches_max + 1 - told_within_a_day(db, actor);
    for (const auto person : fresh_among(db, actor, numbers)) {
        if (left-- <= 0) return;
        log_named_elsewhere(db, actor, person);
    }
}

bool is_match_open(store::Read& db, const DocumentNumber& number, OrganisationId branch) {
    const auto person = person_by_document(db, number);
    return person && open_match_exists(db, person->id, branch);
}

Result<Done> ask_imported(store::Write& db, const Actor& actor, const StatedHouseholdMember& stated) {
    const auto head = person_by_id_number(db, stated.head), person = person_by_document(db, number_of(stated));
    const auto household = head ? find_household_of(db, everywhere(), head->id) : std::nullopt;
    if (!household || household->import_id != stated.import) return Done{};
    if (!person || person->import_id == stated.import) return Done{};
    const auto member = find_member_of_person(db, everywhere(), head->id);
    ensure(member.has_value());
    if (open_match_exists(db, person->id, member->branch_id)) return Done{};
    const AddHouseholdMember entry{.household = household->id,
                                   .name = stated.name,
                                   .id_number = stated.id_number,
                                   .relation = stated.relation,
                                   .health = stated.health,
                                   .labour = stated.labour,
                                   .occupation = stated.occupation,
                                   .document_kind = stated.document_kind};
    TRY(ask_match(db, actor,
                  {.branch_id = member->branch_id,
                   .branch_path = household->organisation_path,
                   .person_id = person->id,
                   .household_id = household->id,
                   .entry = http::write_json(entry),
                   .import_id = stated.import}));
    return Done{};
}

std::optional<PersonId> find_built_on(store::Read& db, ImportId import) { return find_person_built_on(db, import); }

std::int64_t erase_imported(store::Write& db, ImportId import, std::int64_t limit) {
    const auto matches = imported_matches(db, import, limit);
    for (const auto& match : matches) db.erase(match);
    if (!matches.empty()) return static_cast<std::int64_t>(matches.size());
    const auto households = imported_households(db, import, limit);
    for (const auto& household : households) {
        for (const auto& row : household_members(db, everywhere(), household.id)) db.erase(row);
        for (const auto& row : household_incomes(db, everywhere(), household.id)) db.erase(row);
        db.erase(household);
    }
    if (!households.empty()) return static_cast<std::int64_t>(households.size());
    const auto members = imported_members(db, import, limit);
    for (const auto& member : members) {
        for (const auto& mark : doubt_marks(db, everywhere(), member.id)) db.erase(mark);
        remove_from_index(db, member.id);
        db.erase(member);
    }
    if (!members.empty()) return static_cast<std::int64_t>(members.size());
    const auto people = imported_people(db, import, limit);
    for (const auto& person : people) db.erase(person);
    return static_cast<std::int64_t>(people.size());
}

}
