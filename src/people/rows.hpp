#pragma once
// The rows of the slice's tables as they stand in the database; written by this slice only.
#include "base/described.hpp"
#include "base/id_documents.hpp"
#include "store/values.hpp"

namespace people {

using MemberId = Id<struct MemberTag>;
using HouseholdMemberId = Id<struct HouseholdMemberTag>;
using IncomeId = Id<struct IncomeTag>;
using MatchId = Id<struct MatchTag>;
using DoubtMarkId = Id<struct DoubtMarkTag>;

using OptionalText = std::optional<std::string>;

/// A person: whatever is true of them without regard to party or household. One living record per document number.
struct PersonRow {
    static constexpr std::string_view table = "people";
    PersonId id;
    std::int64_t version = 1;
    store::Personal name;
    store::Bytes name_key;  // ICU stroke sort key, 姓氏笔画
    std::optional<store::Sealed> id_number;
    std::optional<store::Blind> id_number_index;
    std::optional<Date> birth_date;
    OptionalText sex, ethnicity, education, marital, health, labour, residence;
    std::optional<store::Sealed> phone, bank_account;
    OptionalText bank_name;
    std::optional<store::Personal> bank_holder, address;
    std::optional<store::Sealed> illness;
    std::optional<ImportId> import_id;
    Time created_at;
    OptionalText last_path;                     // of the household they left last; while they are on file nowhere
    std::optional<DocumentKind> document_kind;  // of the number; absent: a resident's ID card
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, version, name, name_key, id_number, id_number_index, birth_date, sex, ethnicity,
                       education, marital, health, labour, residence, phone, bank_account, bank_name, bank_holder,
                       address, illness, import_id, created_at, last_path, document_kind))

/// A party membership in a branch: what carries the scope of a person.
struct MemberRow {
    static constexpr std::string_view table = "members";
    MemberId id;
    std::int64_t version = 1;
    PersonId person_id;
    OrganisationId branch_id;
    std::string organisation_path;
    std::optional<PartialDate> join_date, regular_date;
    std::string member_type = "full";
    OptionalText duty;
    std::optional<ImportId> import_id;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (),
                      (id, version, person_id, branch_id, organisation_path, join_date, regular_date, member_type,
                       duty, import_id, created_at))

/// Who lives together; the head is a member of the party.
struct HouseholdRow {
    static constexpr std::string_view table = "households";
    HouseholdId id;
    std::int64_t version = 1;
    PersonId person_id;             // its head
    std::string organisation_path;  // of the head's membership
    std::optional<store::Personal> address;
    std::optional<std::int64_t> housing_area;  // square metres
    OptionalText housing_kind;
    std::optional<bool> housing_safe;
    std::optional<ImportId> import_id;
    Time created_at;
    std::optional<bool> lives_alone;  // stated; of no account while somebody is listed
    std::optional<Date> since;        // when they moved out of another household
};
BOOST_DESCRIBE_STRUCT(HouseholdRow, (),
                      (id, version, person_id, organisation_path, address, housing_area, housing_kind, housing_safe,
                       import_id, created_at, lives_alone, since))

struct HouseholdMemberRow {
    static constexpr std::string_view table = "household_members";
    HouseholdMemberId id;
    std::int64_t version = 1;
    HouseholdId household_id;
    PersonId person_id;
    std::string relation;  // GB/T 4761 code, towards the head
    OptionalText health, labour, occupation;
    std::optional<Date> deceased_on;
    std::optional<Money> monthly_income;  // fen
};
BOOST_DESCRIBE_STRUCT(HouseholdMemberRow, (),
                      (id, version, household_id, person_id, relation, health, labour, occupation, deceased_on,
                       monthly_income))

/// A household's income of one year in fen, itemised or only stated as a total.
struct IncomeRow {
    static constexpr std::string_view table = "household_incomes";
    IncomeId id;
    std::int64_t version = 1;
    HouseholdId household_id;
    std::int64_t year = 0;
    std::optional<Money> wages, business, transfers, property, expenses, stated_total;
    std::optional<std::int64_t> stated_size;
};
BOOST_DESCRIBE_STRUCT(IncomeRow, (),
                      (id, version, household_id, year, wages, business, transfers, property, expenses,
                       stated_total, stated_size))

/// What a ledger shows of a household: living persons (or the size stated) and the income of the latest year on
/// file.
/// `size`: who lives there; `heads`: whom a head's share of the income counts.
struct HouseholdSums {
    std::optional<std::int64_t> size, heads, year;
    std::optional<Money> total, per_head;
    bool itemised = false;
};

enum class MatchStatus { open, linked, rejected };
BOOST_DESCRIBE_ENUM(MatchStatus, open, linked, rejected)

struct MatchRow {
    static constexpr std::string_view table = "matches";
    MatchId id;
    std::int64_t version = 1;
    std::string organisation_path;  // of the lowest organisation above both
    OrganisationId branch_id;       // who asked
    PersonId person_id;             // who is on file
    AccountId account_id;
    std::string requested_by;
    Time requested_at;
    store::Sealed entry;  // the fields as typed, as JSON
    MatchStatus status = MatchStatus::open;
    OptionalText decided_by;
    std::optional<Time> decided_at;
    OptionalText reason;
    std::optional<HouseholdId> household_id;  // wanted as a household member there, else as a member of the branch
    std::optional<ImportId> import_id;        // asked for by an import, for a household of its own
};
BOOST_DESCRIBE_STRUCT(MatchRow, (),
                      (id, version, organisation_path, branch_id, person_id, account_id, requested_by, requested_at,
                       entry, status, decided_by, decided_at, reason, household_id, import_id))

/// That a doubt of a member's record was compared with the paper; of a text with another digest it says nothing.
struct DoubtMarkRow {
    static constexpr std::string_view table = "doubt_marks";
    DoubtMarkId id;
    std::int64_t version = 1;
    MemberId member_id;
    std::string code;
    store::Blind digest;
    AccountId account_id;
    std::string checked_by;
    Time checked_at;
};
BOOST_DESCRIBE_STRUCT(DoubtMarkRow, (), (id, version, member_id, code, digest, account_id, checked_by, checked_at))

}
