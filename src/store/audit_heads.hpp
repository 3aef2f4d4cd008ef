#pragma once
// The last row of every chain, signed and kept outside the database (beside the key file, and in each backup): a
// log whose tail was cut off ends before its kept head. A kept head behind the log is no fault: it is written at
// most each second.
#include "store/audit_log.hpp"
#include <map>
#include <optional>

namespace store {

using AuditHeads = std::map<std::string, AuditLog::Head>;

/// As text with its signature, and back; nothing when the signature is not ours.
std::string signed_heads(const AuditHeads& heads, const crypto::Vault& vault);
std::optional<AuditHeads> heads_of(const std::string& text, const crypto::Vault& vault);

/// Where a data directory keeps its heads.
std::string heads_path(const std::string& directory);

/// The last row of one chain, or of every chain, as the log has it now.
AuditLog::Head head_in_log(Connection& connection, const std::string& chain);
AuditHeads heads_in_log(Connection& connection);
/// Whether the log still has the row that a kept head names.
bool is_in_log(Connection& connection, const AuditLog::Head& head);

}
