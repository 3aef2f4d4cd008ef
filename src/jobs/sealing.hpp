#pragma once
// How a job's parts are sealed: each under its column and the job's id, a file's portions under their number too.
// Private to jobs/.
#include "jobs/store.hpp"

namespace jobs {

store::Sealed seal_request(const crypto::Vault&, JobId, std::string_view request);
std::string open_request(const crypto::Vault&, JobId, const store::Sealed&);
store::Sealed seal_file_name(const crypto::Vault&, JobId, std::string_view name);
std::string open_file_name(const crypto::Vault&, JobId, const store::Sealed&);
store::Sealed seal_message(const crypto::Vault&, JobId, const JobMessage&);
JobMessage open_message(const crypto::Vault&, JobId, const store::Sealed&);
FilePart seal_part(const crypto::Vault&, JobId, std::int64_t part, std::string_view plain);
std::string open_part(const crypto::Vault&, JobId, const FilePart&);

/// When the file of a job that ends now expires.
inline Time expiry(Time now) { return {now.ms + 24LL * 3'600'000}; }

}
