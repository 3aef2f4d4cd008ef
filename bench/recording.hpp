#pragma once
// Asks the program itself, in this process, for each request that will be measured, and keeps what it ran.
#include "bench/bare.hpp"
#include "bench/flows.hpp"

namespace bench {

/// `requests`: whole HTTP requests; flows stand under "POST " and the path of the bare loop's. The directory is a
/// copy: creates are really made.
Recordings record_requests(const std::string& directory, const std::vector<std::string>& requests,
                           const std::vector<Flow>& flows);

}
