#pragma once
// Backups: one snapshot while serving, encrypted, and counted as taken only after it was restored beside and
// verified. The file opens with the recovery key alone. Source: X-2.
#include "store/store.hpp"

namespace store {

/// Writes a backup to `target`, replacing an older one only when the new one has been verified. Works on a
/// read-only store beside a serving process. Findings: what verify says of the restored copy; then there is no new
/// backup. Failures: disk, pg_dump or pg_restore missing, no right to create a database on PostgreSQL.
Findings backup(Store& store, const std::string& target);

struct Restoration {
    std::string file;
    std::string recovery_key;  // as printed at the first start; hyphens and case do not matter
    std::string directory;
    std::string database_url{};  // as the backup: PostgreSQL into PostgreSQL, SQLite into a directory
    bool overwrite = false;
};

/// Restores beside, verifies, and only then puts database, key and signed heads in place. Findings: what verify
/// says of the backup; then nothing was changed. Failures "backup": another recovery key, a cut or altered file;
/// "occupied": there is data and `overwrite` was not said; "locked": a process works on it.
Findings restore(const Restoration& restoration, const Schema& schema);

/// Another recovery key in place of one that was lost or seen: backups taken from now on open with it, older ones
/// with the older key. It is given back once and kept nowhere.
std::string renew_recovery_key(Store& store, const Actor& actor);

}
