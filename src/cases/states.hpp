#pragma once
// Where a case may stand, what moves it, where it came from: the words of the database, of the address and of
// the screens.
#include "base/described.hpp"
#include <string>

namespace cases {

enum class Status {
    draft,
    submitted,        // waits for the branch assembly
    assembly_passed,  // waits for the notice to be posted
    on_notice,
    notice_passed,        // waits for the committee
    committee_recorded,   // waits for its reviewer
    committee_confirmed,  // waits for the county officer
    filing_proposed,      // waits for the county reviewer
    on_ledger,
    returned,  // waits at the step it was sent back to
    rejected,
    withdrawn,
    voided,
    imported  // a legacy ledger's row, not filed until proposed and confirmed
};
BOOST_DESCRIBE_ENUM(Status, draft, submitted, assembly_passed, on_notice, notice_passed, committee_recorded,
                    committee_confirmed, filing_proposed, on_ledger, returned, rejected, withdrawn, voided,
                    imported)

/// Neither rejected, withdrawn nor void: a person has one such case at most.
bool is_living(Status);
/// The statuses of a case that is not living any more, as SQL.
inline const std::string ended_statuses = "('rejected', 'withdrawn', 'voided')";

enum class Action {
    submit,
    record_assembly,
    record_failed_assembly,
    post_notice,
    correct_notice,
    close_notice,
    record_committee,
    confirm_committee,
    propose_filing,
    confirm_filing,
    send_back,
    reject,
    withdraw,
    appeal,
    remind,
    void_case
};
BOOST_DESCRIBE_ENUM(Action, submit, record_assembly, record_failed_assembly, post_notice, correct_notice,
                    close_notice, record_committee, confirm_committee, propose_filing, confirm_filing, send_back,
                    reject, withdraw, appeal, remind, void_case)

/// What is decided of a case: as it is asked for, and as a committee's decision is recorded, where "return" is no
/// name that C++ allows.
enum class Verdict { approve, reject, send_back };
BOOST_DESCRIBE_ENUM(Verdict, approve, reject, send_back)
enum class RecordedVerdict { approve, reject, send_back };
BOOST_DESCRIBE_ENUM(RecordedVerdict, approve, reject, send_back)

enum class Origin { application, imported };
BOOST_DESCRIBE_ENUM(Origin, application, imported)

}

template <>
inline constexpr auto enum_words<cases::RecordedVerdict> =
    std::array<EnumWord<cases::RecordedVerdict>, 3>{{{cases::RecordedVerdict::approve, "approve"},
                                                     {cases::RecordedVerdict::reject, "reject"},
                                                     {cases::RecordedVerdict::send_back, "return"}}};
