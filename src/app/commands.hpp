#pragma once
// The subcommands of the program. Each returns its exit status: 0 done, 1 refused or found at fault, 2 wrong usage.
#include "app/arguments.hpp"

namespace app {

int serve(const Arguments&);
int demo(const Arguments&);
int import_organisations(const Arguments&);
int import_ledger(const Arguments&);
int export_ledger(const Arguments&);
int calendar_show(const Arguments&);
int calendar_load(const Arguments&);
int verify(const Arguments&);
int backup(const Arguments&);
int restore(const Arguments&);
int recovery_key(const Arguments&);
int verification_key(const Arguments&);
int user_first(const Arguments&);
int user_list(const Arguments&);
int user_add(const Arguments&);
int user_roles(const Arguments&);
int user_reset_password(const Arguments&);
int user_deactivate(const Arguments&);
int user_activate(const Arguments&);
int openapi(const Arguments&);

/// Who acts on the command line: the machine's administrator, for the whole county.
Actor command_line_actor();
/// Tells a refusal in words on standard error and gives 1.
int refused(const Refusal&);
/// The whole of a file that was named on the command line. Refusal usage when it cannot be read (details: why).
Result<std::string> read_file(const std::string& path);

}
