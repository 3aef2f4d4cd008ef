#pragma once
// Replies made smaller on their way to slow networks. Files of the front end were compressed when they were built.
#include "http/request.hpp"

namespace http {

/// Whether the client takes gzip.
bool takes_gzip(const Request& request);
/// A compressible reply above 1 KiB.
bool is_worth_compressing(const Response& response);
/// Gzip, at the fastest level: the ledger's page of 20 goes from 12 KB to 2 KB in a tenth of a millisecond. A
/// response that cannot be compressed stays as it is.
void compress(Response& response) noexcept;

/// Longer bodies are compressed on the threads for work, not on those that read and answer.
inline constexpr std::size_t compressed_at_once_max = std::size_t{32} << 10;

}
