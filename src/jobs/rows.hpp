#pragma once
// A job as it stands in the database; written by this slice only.
#include "jobs/jobs.hpp"

namespace jobs {

struct JobRow {
    JobId id;
    std::string kind;
    AccountId account_id;
    std::string organisation_path;
    State state = State::waiting;
    std::int64_t progress = 0, total = 0;
    std::optional<store::Sealed> message;
    store::Sealed request;
    std::optional<store::Sealed> file_name;
    std::optional<std::string> content_type;
    std::optional<std::int64_t> file_size;
    Time created_at, expires_at;
    std::int64_t attempts = 0;
    std::optional<std::string> if_cancelled;
};
BOOST_DESCRIBE_STRUCT(JobRow, (),
                      (id, kind, account_id, organisation_path, state, progress, total, message, request, file_name,
                       content_type, file_size, created_at, expires_at, attempts, if_cancelled))

}
