#pragma once
// Households: who lives together, what they earn, how two become one and one becomes two. A household is shared by
// all who live in it; each limit and figure "per household" counts on it (decision 0035).
#include "base/actor.hpp"
#include "base/result.hpp"
#include "http/files.hpp"
#include "people/replies.hpp"
#include "people/rows.hpp"
#include "store/store.hpp"

namespace people {

enum class ClearedHousing { housing_area, housing_safe };
BOOST_DESCRIBE_ENUM(ClearedHousing, housing_area, housing_safe)

/// Absent: unchanged; "" or named in `cleared`: emptied.
struct SaveHousehold {
    MemberId member;
    OptionalText address;
    std::optional<std::int64_t> housing_area;
    OptionalText housing_kind;
    std::optional<bool> housing_safe;
    std::optional<bool> lives_alone;      // that nobody else belongs to it: an empty list alone does not say so
    std::optional<std::int64_t> version;  // absent: the household is new
    std::optional<std::vector<ClearedHousing>> cleared;
};
BOOST_DESCRIBE_STRUCT(SaveHousehold, (),
                      (member, address, housing_area, housing_kind, housing_safe, lives_alone, version, cleared))

struct SavedHousehold {
    HouseholdId household;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SavedHousehold, (), (household, version))

struct AddHouseholdMember {
    HouseholdId household;
    std::string name;
    OptionalText id_number;
    std::optional<Date> birth_date;
    OptionalText sex;
    std::string relation;
    OptionalText health, labour, occupation;
    std::optional<Money> monthly_income;        // as the application form states it; no figure is computed from it
    std::optional<DocumentKind> document_kind;  // of the number; absent: a resident's ID card
};
BOOST_DESCRIBE_STRUCT(AddHouseholdMember, (),
                      (household, name, id_number, birth_date, sex, relation, health, labour, occupation,
                       monthly_income, document_kind))

/// The new household member, or the match that was asked for when the number is on file outside the writer's scope.
struct AddedHouseholdMember {
    std::optional<HouseholdMemberId> id;
    std::optional<MatchId> match;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(AddedHouseholdMember, (), (id, match, warnings))

enum class ClearedField { monthly_income, deceased_on, birth_date };
BOOST_DESCRIBE_ENUM(ClearedField, monthly_income, deceased_on, birth_date)

/// Absent: unchanged; "" or named in `cleared`: emptied, such as the day of a death entered for somebody else.
struct EditHouseholdMember {
    HouseholdMemberId household_member;
    std::int64_t version = 0;                    // of the place in the household
    std::optional<std::int64_t> person_version;  // of the person, when name, number, birth date or sex is put right
    OptionalText name, id_number, sex;
    std::optional<Date> birth_date;
    OptionalText relation, health, labour, occupation;
    std::optional<Money> monthly_income;
    std::optional<Date> deceased_on;
    std::optional<std::vector<ClearedField>> cleared;
    std::optional<DocumentKind> document_kind;  // of the number typed, or else of the one on file
};
BOOST_DESCRIBE_STRUCT(EditHouseholdMember, (),
                      (household_member, version, person_version, name, id_number, sex, birth_date, relation,
                       health, labour, occupation, monthly_income, deceased_on, cleared, document_kind))

bool clears(const EditHouseholdMember&, ClearedField);

struct RemoveHouseholdMember {
    HouseholdMemberId household_member;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemoveHouseholdMember, (), (household_member, version, reason))

/// Two households become one, that of a member into this one: who lives there, their incomes, what is asked for it.
struct MergeHousehold {
    HouseholdId household;
    std::int64_t version = 0;
    MemberId member;       // whose household comes in; or they alone, when they have none
    std::string relation;  // what they are to the head of this one
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MergeHousehold, (), (household, version, member, relation, reason))

/// Some of a household move into one of their own.
struct SplitHousehold {
    HouseholdId household;
    std::int64_t version = 0;
    std::vector<HouseholdMemberId> leaving;
    HouseholdMemberId head;  // one of them, who is a member of the party
    Date on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(SplitHousehold, (), (household, version, leaving, head, on, reason))
struct SplitOff {
    HouseholdId household;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(SplitOff, (), (household, warnings))

struct SaveIncome {
    HouseholdId household;
    std::int64_t year = 0;
    std::optional<Money> wages, business, transfers, property, expenses, stated_total;
    std::optional<std::int64_t> stated_size;
    std::optional<std::int64_t> version;  // absent: the year is new
};
BOOST_DESCRIBE_STRUCT(SaveIncome, (),
                      (household, year, wages, business, transfers, property, expenses, stated_total, stated_size,
                       version))

// ---- use cases (refusals: people/sentences.cpp)

Result<SavedHousehold> save_household(store::Write&, const Actor&, const SaveHousehold&);
Result<AddedHouseholdMember> add_household_member(store::Write&, const Actor&, const AddHouseholdMember&);
/// A number on file elsewhere is refused as by edit_member; so is who somebody is when that is not the household's
/// to say (people.identity_of_member, people.identity_above).
Result<http::Recorded<Edited>> edit_household_member(store::Write&, const Actor&, const EditHouseholdMember&);
Result<Done> remove_household_member(store::Write&, const Actor&, const RemoveHouseholdMember&);
Result<Edited> merge_household(store::Write&, const Actor&, const MergeHousehold&);
Result<SplitOff> split_household(store::Write&, const Actor&, const SplitHousehold&);
Result<Edited> save_income(store::Write&, const Actor&, const SaveIncome&);

}
