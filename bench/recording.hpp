#pragma once
// Asks the program itself, in this process, for each request that will be measured, and keeps what it ran.
#include "bench/bare.hpp"

namespace bench {

/// `requests`: whole HTTP requests. The directory is a copy: creates are really made.
Recordings record_requests(const std::string& directory, const std::vector<std::string>& requests);

}
