#pragma once
// The rows of the slice's tables as they stand in the database; written by this slice only.
#include "base/described.hpp"
#include "cases/states.hpp"
#include "people/rows.hpp"
#include "store/values.hpp"

namespace cases {

/// What a case is called where records of several kinds stand in one table.
inline constexpr std::string_view owner_kind = "case";

using people::MemberId;
using people::OptionalText;
using RecordId = Id<struct RecordTag>;  // of rows that nobody refers to from outside

/// A case: one member's hardship from application to filing and beyond.
struct CaseRow {
    static constexpr std::string_view table = "cases";
    CaseId id;
    std::int64_t version = 1;
    std::string number;
    MemberId member_id;
    PersonId person_id;
    OrganisationId branch_id;
    std::string organisation_path;
    Origin origin = Origin::application;
    std::optional<ImportId> import_id;
    Status status = Status::draft;
    std::optional<Status> return_to;  // the step a returned case goes back to
    Time entered_at;                  // when it entered its status
    std::optional<Date> due_on;
    std::optional<std::int64_t> level, proposed_level;
    std::int64_t policy_version = 1;
    std::optional<AccountId> filed_by, assembly_by, notice_by, committee_recorded_by, committee_confirmed_by,
        filing_proposed_by, filing_confirmed_by;
    // The persons whom those accounts named when they did it.
    std::optional<PersonId> filed_person, assembly_person, notice_person, committee_recorded_person,
        committee_confirmed_person, filing_proposed_person, filing_confirmed_person;
    std::optional<Date> filed_on;
    std::optional<store::Bytes> approved_hash;
    std::int64_t appeals = 0;
    Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (id, version, number, member_id, person_id, branch_id, organisation_path, origin, import_id,
                       status, return_to, entered_at, due_on, level, proposed_level, policy_version, filed_by,
                       assembly_by, notice_by, committee_recorded_by, committee_confirmed_by, filing_proposed_by,
                       filing_confirmed_by, filed_person, assembly_person, notice_person, committee_recorded_person,
                       committee_confirmed_person, filing_proposed_person, filing_confirmed_person, filed_on,
                       approved_hash, appeals, created_at, updated_at))

struct ApplicationRow {
    static constexpr std::string_view table = "applications";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    std::optional<store::Sealed> situation;
    OptionalText laid_off_enterprise, laid_off_kind;
    std::optional<Money> allowance_owed;
    std::optional<bool> minimum_allowance;
    OptionalText minimum_allowance_certificate;
    std::optional<Date> minimum_allowance_until;
    std::optional<store::Sealed> aid_received, aid_requested, remark;
};
BOOST_DESCRIBE_STRUCT(ApplicationRow, (),
                      (id, version, case_id, situation, laid_off_enterprise, laid_off_kind, allowance_owed,
                       minimum_allowance, minimum_allowance_certificate, minimum_allowance_until, aid_received,
                       aid_requested, remark))

struct CauseRow {
    static constexpr std::string_view table = "case_causes";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    std::string cause;
    bool is_main = false;
};
BOOST_DESCRIBE_STRUCT(CauseRow, (), (id, version, case_id, cause, is_main))

struct FindingRow {
    static constexpr std::string_view table = "case_findings";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    std::string kind, found_by;
    store::Sealed event;
    Date found_on;
    store::Sealed evidence;
};
BOOST_DESCRIBE_STRUCT(FindingRow, (), (id, version, case_id, kind, found_by, event, found_on, evidence))

struct StepRow {
    static constexpr std::string_view table = "case_steps";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    Time at;
    AccountId account_id;
    std::optional<PersonId> person_id;  // whom the account named then
    std::string actor_name;
    OrganisationId organisation_id;
    Action action{};
    Status from_status{}, to_status{};
    OptionalText opinion;
    std::optional<std::int64_t> level;
};
BOOST_DESCRIBE_STRUCT(StepRow, (),
                      (id, version, case_id, at, account_id, person_id, actor_name, organisation_id, action,
                       from_status, to_status, opinion, level))

struct AssemblyRow {
    static constexpr std::string_view table = "assemblies";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    Date held_on;
    std::int64_t expected = 0, present = 0, in_favour = 0, against = 0, abstained = 0;
    std::string opinion;
    std::int64_t proposed_level = 1;
    AccountId account_id;
    OptionalText earlier_because;  // why it was held before the application was submitted
};
BOOST_DESCRIBE_STRUCT(AssemblyRow, (),
                      (id, version, case_id, held_on, expected, present, in_favour, against, abstained, opinion,
                       proposed_level, account_id, earlier_because))

struct CommitteeDecisionRow {
    static constexpr std::string_view table = "committee_decisions";
    RecordId id;
    std::int64_t version = 1;
    CaseId case_id;
    Date held_on;
    std::string participants;  // names, one a line
    RecordedVerdict verdict{};
    std::optional<std::int64_t> level;
    std::string opinion;
    AccountId account_id;
};
BOOST_DESCRIBE_STRUCT(CommitteeDecisionRow, (),
                      (id, version, case_id, held_on, participants, verdict, level, opinion, account_id))

enum class NoticeState { running, restarted, closed, stopped };
BOOST_DESCRIBE_ENUM(NoticeState, running, restarted, closed, stopped)

struct NoticeRow {
    static constexpr std::string_view table = "notices";
    NoticeId id;
    std::int64_t version = 1;
    CaseId case_id;
    std::string organisation_path;
    std::string number;
    Date starts_on;
    std::string place;
    OptionalText contact_phone;
    std::int64_t working_days = 5;
    Date ends_on;
    NoticeState state = NoticeState::running;
    OptionalText correction;
    store::Sealed link_token;
    store::Bytes link_hash;
    AccountId account_id;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (),
                      (id, version, case_id, organisation_path, number, starts_on, place, contact_phone,
                       working_days, ends_on, state, correction, link_token, link_hash, account_id, created_at))

enum class ObjectionState { recorded, investigated, answered };
BOOST_DESCRIBE_ENUM(ObjectionState, recorded, investigated, answered)
enum class ObjectionChannel { web, paper, phone };
BOOST_DESCRIBE_ENUM(ObjectionChannel, web, paper, phone)

struct ObjectionRow {
    static constexpr std::string_view table = "objections";
    ObjectionId id;
    std::int64_t version = 1;
    NoticeId notice_id;
    CaseId case_id;
    Time received_at;
    std::optional<store::Sealed> name, contact;
    store::Sealed content;
    ObjectionChannel channel{};
    ObjectionState state{};
    OptionalText investigated_by;
    std::optional<store::Sealed> finding;
    std::optional<bool> upheld;
    std::optional<store::Sealed> answer;
    std::optional<Time> answered_at;
};
BOOST_DESCRIBE_STRUCT(ObjectionRow, (),
                      (id, version, notice_id, case_id, received_at, name, contact, content, channel, state,
                       investigated_by, finding, upheld, answer, answered_at))

}
