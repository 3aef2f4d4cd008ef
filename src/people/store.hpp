#pragma once
// Every statement that touches the slice's tables. Private to people/.
#include "base/paging.hpp"
#include "people/person_fields.hpp"
#include "people/rows.hpp"
#include "store/records.hpp"
#include "store/store.hpp"

namespace people {

/// A member with what a list shows of the person.
struct MemberPersonRow {
    MemberId id;
    std::int64_t version = 0;
    PersonId person_id;
    OrganisationId branch_id;
    std::string branch_name, branch_path_name, branch_kind;
    std::optional<PartialDate> join_date;
    std::string member_type;
    store::Personal name;
    store::Bytes name_key;
    std::optional<store::Sealed> id_number;
    std::optional<Date> birth_date;
    OptionalText sex;
};
BOOST_DESCRIBE_STRUCT(MemberPersonRow, (),
                      (id, version, person_id, branch_id, branch_name, branch_path_name, branch_kind, join_date,
                       member_type, name, name_key, id_number, birth_date, sex))

std::optional<PersonRow> find_person(store::Read&, PersonId);
std::optional<PersonRow> find_person_by_index(store::Read&, const store::Blind&);
std::optional<MemberRow> find_member(store::Read&, const store::Scope&, MemberId);
std::optional<MemberRow> find_member_of_person(store::Read&, const store::Scope&, PersonId);
/// The memberships of persons.
std::vector<MemberRow> members_among(store::Read&, const store::Scope&, const store::IdList& persons);
std::vector<MemberPersonRow> find_member_lines(store::Read&, const store::Scope&, const store::IdList& persons);
std::optional<HouseholdRow> find_household(store::Read&, const store::Scope&, HouseholdId);
/// The one household that a person heads or lives in.
std::optional<HouseholdRow> find_household_of(store::Read&, const store::Scope&, PersonId);
/// Its head and who else in it is a member of the party: whose records tell of the household.
std::vector<PersonId> members_living_in(store::Read&, const HouseholdRow&);
/// What is wanted for the household of who wanted it is wanted for another.
void move_matches(store::Write&, HouseholdId from, HouseholdId to);
std::vector<HouseholdMemberRow> household_members(store::Read&, const store::Scope&, HouseholdId);
/// A new membership of a branch, as the form states it.
MemberRow new_membership(store::Write&, const access_control::OrganisationRow& branch, PersonId, const AddMember&);
/// A new place in a household, from whatever form states relation, health, labour, occupation and monthly income.
template <class Stated>
HouseholdMemberRow new_place(store::Write& db, const HouseholdRow& household, PersonId person,
                             const Stated& stated) {
    HouseholdMemberRow row{.id = {db.new_id()},
                           .household_id = household.id,
                           .person_id = person,
                           .relation = stated.relation,
                           .monthly_income = stated.monthly_income};
    apply_text(row.health, stated.health);
    apply_text(row.labour, stated.labour);
    apply_text(row.occupation, stated.occupation);
    return row;
}
/// Where the first household lies that a person has a place in; nothing when they have none.
std::optional<std::string> path_of_place(store::Read&, const store::Scope&, PersonId);
/// Whether the person has a place among these.
bool is_placed(const std::vector<HouseholdMemberRow>& places, PersonId);
/// The earliest day of death that these tell of one person.
std::optional<Date> died_on(const std::vector<HouseholdMemberRow>& places);
/// How many can be listed: 99 people with the head.
inline constexpr std::size_t places_max = 98;
/// Whether nobody more can be listed.
bool is_full(const std::vector<HouseholdMemberRow>& places);
std::vector<HouseholdMemberRow> places_among(store::Read&, const store::Scope&, const store::IdList& persons);
std::vector<HouseholdMemberRow> household_places(store::Read&, const store::Scope&, PersonId);
std::optional<HouseholdMemberRow> find_household_member(store::Read&, const store::Scope&, HouseholdMemberId);
std::vector<IncomeRow> household_incomes(store::Read&, const store::Scope&, HouseholdId);
std::optional<IncomeRow> find_income(store::Read&, const store::Scope&, HouseholdId, std::int64_t year);

/// A page of an organisation's members in stroke order; the caller has checked that it lies within the scope.
std::vector<MemberPersonRow> member_page(store::Read&, const store::Scope&, OrganisationId, const Window&);
/// The same, of those whose name has all these grams.
std::vector<MemberPersonRow> member_search_page(store::Read&, const store::Scope&, OrganisationId,
                                                const std::vector<std::string>& grams, const Window&);
/// Members below an organisation, all or those whose names have every gram.
std::int64_t count_members_below(store::Read&, const store::Scope&, OrganisationId,
                                 const std::vector<std::string>& grams);

std::vector<DoubtMarkRow> doubt_marks(store::Read&, const store::Scope&, MemberId);

std::optional<MatchRow> find_match(store::Read&, const store::Scope&, MatchId);
std::vector<MatchRow> matches(store::Read&, const store::Scope&, bool all);
/// Open matches in scope that somebody else has asked for: nobody decides on their own.
std::int64_t matches_waiting(store::Read&, const store::Scope&, AccountId);
/// Matches that an account has open, or asked for after a time.
std::int64_t matches_asked_by(store::Read&, AccountId, Time after);
/// Numbers on file elsewhere that an account typed into an edit after a time.
std::int64_t numbers_elsewhere_typed_by(store::Read&, AccountId, Time after);
/// How many people on file elsewhere an account's ledgers named after a time, each counted once; `person`: of whom
/// alone.
std::int64_t named_elsewhere_by(store::Read&, AccountId, Time after, std::optional<PersonId> person = std::nullopt);
bool open_match_exists(store::Read&, PersonId, OrganisationId branch);

/// Whether two people belong to one household.
bool live_together(store::Read&, PersonId, PersonId);

/// The ids along a path "/1/14/203/": the organisation and all above it.
std::vector<std::int64_t> ancestors_of(std::string_view path);

/// Takes a member out of search and order, or puts it in under each ancestor.
void remove_from_index(store::Write&, MemberId);
void add_to_index(store::Write&, const MemberRow&, const store::Bytes& name_key,
                  const std::vector<std::string>& grams);

}
