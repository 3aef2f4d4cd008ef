#pragma once
// The slice's rows as they stand in the database; written by this slice only.
#include "base/described.hpp"
#include "people/rows.hpp"
#include "store/values.hpp"

namespace imports {

using people::OptionalText;

/// What is undone and still hidden is shown as undoing: its records are being erased.
enum class ImportState { reading, ready, refused, committing, committed, cancelling, cancelled, undone, failed };
BOOST_DESCRIBE_ENUM(ImportState, reading, ready, refused, committing, committed, cancelling, cancelled, undone, failed)

/// One import of a ledger.
struct ImportRecord {
    static constexpr std::string_view table = "imports";
    ImportId id;
    std::int64_t version = 1;
    std::string organisation_path;
    AccountId account_id;
    std::string actor_name;
    store::Personal name;
    store::Bytes sha256;
    Date as_of;
    ImportState state = ImportState::reading;
    OptionalText mode, file_code, message, sheet;
    std::int64_t rows_ok = 0, rows_warning = 0, rows_error = 0, members_total = 0, members_error = 0;
    std::int64_t parts = 0;
    std::optional<JobId> job_id;
    std::optional<AccountId> filing_proposed_by, filing_confirmed_by;
    std::optional<PersonId> filing_proposed_person, filing_confirmed_person;  // whom those accounts named then
    Time created_at;
    std::optional<Time> committed_at, undone_at;
};
BOOST_DESCRIBE_STRUCT(ImportRecord, (),
                      (id, version, organisation_path, account_id, actor_name, name, sha256, as_of, state, mode,
                       file_code, message, sheet, rows_ok, rows_warning, rows_error, members_total, members_error,
                       parts, job_id, filing_proposed_by, filing_confirmed_by, filing_proposed_person,
                       filing_confirmed_person, created_at, committed_at, undone_at))

}
