#pragma once
// The bare loop: sockets, the statements that the program ran, and the bytes that it answered; no framework, no
// routes, no rules, no log. It opens ID numbers and papers and writes every value it reads as JSON text, as any program
// must, but no names of members; and it writes what the program wrote, in the same transactions.
#include "bench/recorder.hpp"
#include <map>

namespace bench {

/// What the bare loop can do: by request line for reads ("GET /api/cases/17"), by path for writes.
using Recordings = std::map<std::string, Recording>;

/// Serves on a free loopback port until SIGTERM; says the port on standard output.
int serve_bare(const std::string& directory, const Recordings&);

}
