#pragma once
// Members and their households: commands, replies and use cases. Persons have no organisation of their own; a
// membership or a household place brings them into somebody's scope. Domain: domain.md 1.5, X-1.
#include "access/access.hpp"
#include "base/paging.hpp"
#include "http/files.hpp"
#include "http/todo.hpp"
#include "people/codes.hpp"
#include "people/figures.hpp"
#include "people/households.hpp"
#include "people/imported.hpp"
#include "people/member_file.hpp"
#include "people/names.hpp"
#include "people/rows.hpp"
#include "people/standing_doubts.hpp"
#include "store/store.hpp"

namespace people {

// ---- replies

/// A person as screens show them: sealed values masked.
struct Person {
    PersonId id;
    std::int64_t version = 0;
    std::string name;
    OptionalText id_number_masked;
    std::optional<Date> birth_date;
    std::optional<std::int64_t> age;  // 周岁 today
    OptionalText sex, ethnicity, education, marital, health, labour, residence;
    OptionalText phone_masked, bank_account_masked, bank_name, bank_holder, address;
    bool has_illness = false;
    std::optional<DocumentKind> document_kind;  // of the number; absent: a resident's ID card
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, version, name, id_number_masked, birth_date, age, sex, ethnicity, education, marital,
                       health, labour, residence, phone_masked, bank_account_masked, bank_name, bank_holder,
                       address, has_illness, document_kind))

/// Where a household member's name, number, birth date and sex are put right: in the household; on the page of
/// their own membership; by the organisation above, being on file outside one's own.
enum class IdentityKeeper { household, membership, above };
BOOST_DESCRIBE_ENUM(IdentityKeeper, household, membership, above)

struct HouseholdMember {
    HouseholdMemberId id;  // 0 of the head, seen by somebody else: they have no place but the household
    std::int64_t version = 0;
    Person person;
    IdentityKeeper identity{};
    std::optional<MemberId> member;  // their own membership, when it is in scope
    std::string relation;            // to the member who looks
    OptionalText relation_head;      // to the head, as stated; absent where it is the same
    OptionalText health, labour, occupation;
    std::optional<Money> monthly_income;
    std::optional<Date> deceased_on;
};
BOOST_DESCRIBE_STRUCT(HouseholdMember, (),
                      (id, version, person, identity, member, relation, relation_head, health, labour, occupation,
                       monthly_income, deceased_on))

/// One year's income in fen; the computed members follow the policy's rules (per head rounded half up).
struct Income {
    std::int64_t version = 0, year = 0;
    std::optional<Money> wages, business, transfers, property, expenses, stated_total;
    std::optional<std::int64_t> stated_size;
    std::optional<Money> total, net, per_head;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(Income, (),
                      (version, year, wages, business, transfers, property, expenses, stated_total, stated_size,
                       total, net, per_head, warnings))

/// Whom a household's relations are stated towards.
struct HouseholdHead {
    PersonId person;
    std::string name;
    std::optional<MemberId> member;  // when it is in scope
};
BOOST_DESCRIBE_STRUCT(HouseholdHead, (), (person, name, member))

/// A household as one of its members sees it: the others are listed, each by what they are to that member.
struct Household {
    HouseholdId id;
    std::int64_t version = 0;
    std::optional<HouseholdHead> head;  // absent: the member is its head
    std::optional<Date> since;          // when they moved out of another household
    OptionalText address;
    std::optional<std::int64_t> housing_area;
    OptionalText housing_kind;
    std::optional<bool> housing_safe, lives_alone;
    /// Living persons, the member included; where nobody is listed, what a ledger stated; absent when nobody knows.
    std::optional<std::int64_t> size;
    std::optional<std::int64_t> heads;  // whom a head's share counts today: who died leaves with the next month
    std::vector<HouseholdMember> members;
    std::vector<Income> incomes;
};
BOOST_DESCRIBE_STRUCT(Household, (),
                      (id, version, head, since, address, housing_area, housing_kind, housing_safe, lives_alone,
                       size, heads, members, incomes))

struct Member {
    MemberId id;
    std::int64_t version = 0;
    access_control::OrganisationRef branch;
    std::optional<PartialDate> join_date, regular_date;
    std::string member_type;
    OptionalText duty;
    Person person;
    std::optional<Household> household;
    std::vector<StandingDoubt> doubts;
};
BOOST_DESCRIBE_STRUCT(Member, (),
                      (id, version, branch, join_date, regular_date, member_type, duty, person, household, doubts))

struct MemberLine {
    MemberId id;
    PersonId person;
    std::string name;
    OptionalText sex;
    std::optional<std::int64_t> age;
    OptionalText id_number_masked;
    access_control::OrganisationRef branch;
    std::optional<PartialDate> join_date;
    std::string member_type;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (),
                      (id, person, name, sex, age, id_number_masked, branch, join_date, member_type, version))

// ---- commands

/// What may be stated of a person besides name and number. Absent: unchanged; "" : cleared.
struct PersonFields {
    OptionalText ethnicity, education, marital, health, labour, residence, phone, bank_account, bank_name,
        bank_holder, address, illness;
};
BOOST_DESCRIBE_STRUCT(PersonFields, (),
                      (ethnicity, education, marital, health, labour, residence, phone, bank_account, bank_name,
                       bank_holder, address, illness))

struct AddMember : PersonFields {
    OrganisationId branch;
    std::string name, id_number;
    PartialDate join_date;
    std::optional<PartialDate> regular_date;
    std::string member_type;
    OptionalText duty;
};
BOOST_DESCRIBE_STRUCT(AddMember, (PersonFields),
                      (branch, name, id_number, join_date, regular_date, member_type, duty))

/// The new member, or the match that was asked for when the number is on file outside the writer's scope.
struct AddedMember {
    std::optional<MemberId> id;
    std::optional<PersonId> person;
    std::optional<MatchId> match;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(AddedMember, (), (id, person, match, warnings))

enum class ClearedMemberField { regular_date };
BOOST_DESCRIBE_ENUM(ClearedMemberField, regular_date)

/// Absent: unchanged; "" or named in `cleared`: emptied.
struct EditMember : PersonFields {
    MemberId member;
    std::int64_t version = 0;         // of the membership
    std::int64_t person_version = 0;  // of the person
    OptionalText name, id_number;
    std::optional<PartialDate> join_date, regular_date;
    OptionalText member_type, duty;
    std::optional<std::vector<ClearedMemberField>> cleared;
};
BOOST_DESCRIBE_STRUCT(EditMember, (PersonFields),
                      (member, version, person_version, name, id_number, join_date, regular_date, member_type, duty,
                       cleared))

struct ShowMember {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(ShowMember, (), (member))

struct MemberFilter {
    std::optional<OrganisationId> organisation;
    OptionalText text;  // part of a name, or a whole ID number
};
BOOST_DESCRIBE_STRUCT(MemberFilter, (), (organisation, text))
struct ListMembers : PageAsk, MemberFilter {};
BOOST_DESCRIBE_STRUCT(ListMembers, (PageAsk, MemberFilter), ())

enum class PersonalField { id_number, phone, bank_account, illness };
BOOST_DESCRIBE_ENUM(PersonalField, id_number, phone, bank_account, illness)

struct Reveal {
    PersonId person;
    PersonalField field{};
    std::string purpose;
};
BOOST_DESCRIBE_STRUCT(Reveal, (), (person, field, purpose))
struct Revealed {
    std::string value;
};
BOOST_DESCRIBE_STRUCT(Revealed, (), (value))

struct ListMatches {
    std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(ListMatches, (), (all))
/// A field that was typed of a member and stands otherwise on file; values as screens show them, of an illness
/// none.
struct MatchDifference {
    std::string field;
    OptionalText on_file, typed;
};
BOOST_DESCRIBE_STRUCT(MatchDifference, (), (field, on_file, typed))
struct Match {
    MatchId id;
    std::int64_t version = 0;
    Time requested_at;
    std::string requested_by;
    access_control::OrganisationRef branch;
    std::string name, name_typed;  // on file, and as the asker typed it
    bool for_household = false;    // wanted as a household member, else as a member of the branch
    std::string status;
    std::optional<MemberLine> existing;
    std::vector<MatchDifference> differences;
};
BOOST_DESCRIBE_STRUCT(Match, (),
                      (id, version, requested_at, requested_by, branch, name, name_typed, for_household, status,
                       existing, differences))
struct Matches {
    std::vector<Match> rows;
};
BOOST_DESCRIBE_STRUCT(Matches, (), (rows))

enum class MatchVerdict { link, reject };
BOOST_DESCRIBE_ENUM(MatchVerdict, link, reject)
struct DecideMatch {
    MatchId match;
    MatchVerdict verdict{};
    std::string reason;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DecideMatch, (), (match, verdict, reason, version))

// ---- use cases (refusals: people/sentences.cpp)

/// Registers a member of a branch in the actor's scope. A number on file elsewhere becomes a match.
Result<AddedMember> add_member(store::Write&, const Actor&, const AddMember&);
/// The match alone, where add_member would ask for one now: who is on file nowhere any more, or may join as they
/// are, is left as they are. Never registers anybody.
Result<Done> ask_member_match(store::Write&, const Actor&, const AddMember&);
/// A number on file elsewhere is refused (people.number_elsewhere) and the asking logged.
Result<http::Recorded<Edited>> edit_member(store::Write&, const Actor&, const EditMember&);
Result<Member> show_member(store::Read&, const Actor&, const ShowMember&);
Result<Paged<MemberLine>> list_members(store::Read&, const Actor&, const ListMembers&);
Result<Total> member_total(store::Read&, const Actor&, const MemberFilter&);
/// Shows one sealed value; the audit row with the purpose commits before the value is sent.
Result<Revealed> reveal(store::Write&, const Actor&, const Reveal&);
/// The matches that wait for the actor to decide (http::TodoSource).
std::vector<http::Todo> matches_todo(store::Read&, const Actor&);
Result<Matches> list_matches(store::Read&, const Actor&, const ListMatches&);
/// Linked, somebody joins as they stand on file: what the record lacked is filled from the entry, and the whole is
/// judged as if typed at the form (people.invalid leaves the match open).
Result<Done> decide_match(store::Write&, const Actor&, const DecideMatch&);

// ---- for the slices above (cases, imports)

/// What store::Follower::of names when a person's name or facts, their household or its income are not what they
/// were; the id is that of the person, for a household that of each member of the party who lives in it.
inline constexpr std::string_view person_changed = "people.person";

/// The member's rows within the actor's scope, or people.unknown.
Result<MemberRow> member_in_scope(store::Read&, const Actor&, MemberId);
/// The member as shown; the caller has checked the scope.
Member member_view(store::Read&, const store::Scope&, const MemberFile&);
/// Income of each year on file, computed.
struct YearSums {
    std::int64_t year = 0;
    std::optional<Money> total, net;
    bool itemised = false;
    std::vector<Warning> doubts{};
};
std::vector<YearSums> years_of(const MemberFile&, Date today);
PersonRow person_row(store::Read&, PersonId);
/// Opens a sealed column of a person; empty where it is.
std::string open_field(store::Read&, const PersonRow&, PersonalField);
std::optional<PersonRow> person_by_id_number(store::Read&, std::string_view id_number);
std::optional<PersonRow> person_by_document(store::Read&, const DocumentNumber&);
/// Whether a head's share of the income counts somebody on a day: who died leaves with the next month.
bool shares_income(const std::optional<Date>& deceased_on, Date day);
/// Whether they are one person or live in one household: to keep people off their own and their household's cases
///
bool share_household(store::Read&, PersonId, PersonId);
/// The id of the household of the person in a column or parameter, as a value of SQL; NULL when they have none. It
/// takes the aliases lives and heads.
std::string household_id_sql(std::string_view person);
/// That two columns or parameters that hold different persons' ids are of one household, as a condition of SQL.
std::string live_together_sql(std::string_view a, std::string_view b);
/// As conditions of SQL: the two grams (gram_at, parameters `first` and the next) beside the one that is walked in
/// name_grams g, in the same index under the ancestor of parameter `ancestor`.
std::string further_grams_sql(int first, int ancestor);
/// Lists' lines of those of the persons who are members in scope.
std::unordered_map<PersonId, MemberLine> member_lines_of(store::Read&, const store::Scope&,
                                                         const store::IdList& persons);
/// Every change of who is called what where must pass here, so that search and order follow.
void index_member(store::Write&, const MemberRow&, const PersonRow&);

}
