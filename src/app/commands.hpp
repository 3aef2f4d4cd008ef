#pragma once
// The subcommands of the program. Each returns its exit status: 0 done, 1 refused or found at fault, 2 wrong usage.
#include "app/arguments.hpp"

namespace app {

int serve(const Arguments&);
int demo(const Arguments&);
int import_organisations(const Arguments&);
int import_ledger(const Arguments&);
int verify(const Arguments&);
int user(const Arguments&);
int openapi(const Arguments&);

/// Who acts on the command line: the machine's administrator, for the whole county.
Actor command_line_actor(store::Store&);
/// Tells a refusal in words on standard error and gives 1.
int refused(const Refusal&);
/// The whole of a file; Failure when it cannot be read.
std::string read_file(const std::string& path);

}
