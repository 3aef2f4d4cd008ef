#pragma once
// The keyed marks of accounts and sessions. Whoever writes to the database without the county's key makes none, and
// what is not marked as the program would have is worth nothing.
#include "access/store.hpp"

namespace access_control {

/// Writes a new account, or a changed one, with its mark.
void insert_account(store::Write&, AccountRow);
void update_account(store::Write&, AccountRow&);
/// Whether the row says what it said when the program wrote it last.
bool is_marked(store::Read&, const AccountRow&);

/// What a session's token is found by: nobody makes it without the key.
store::Bytes token_hash(store::Read&, const std::string& token);
/// Keeps a session with its mark: it stays of that account.
void begin_session(store::Write&, SessionRow);
bool is_marked(store::Read&, const SessionRow&);

}
