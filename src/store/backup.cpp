#include "store/backup.hpp"
#include "store/backup_file.hpp"
#include "store/directory_lock.hpp"
#include "store/facts.hpp"
#include "store/files.hpp"
#include "store/keys.hpp"
#include "store/snapshot.hpp"
#include "store/verify.hpp"
#include <filesystem>

namespace store {

namespace {

namespace fs = std::filesystem;

std::string key_path(const std::string& directory) { return directory + "/bangfu.key"; }

void fill(const Options& into, BackupReader& reader) {
    const auto filling = fill_database(into);
    while (const auto portion = reader.next()) filling->take(*portion);
    filling->finish();
}

/// Fills the database beside from the file, its directory with the key and the signed heads, and verifies it.
Findings restore_beside(const Beside& beside, const std::string& file, const std::string& data_key,
                        const Schema& schema) {
    const crypto::Vault vault(data_key);
    BackupReader reader(file);
    const auto heads = reader.open(vault);
    fill(beside.options(), reader);
    write_key_file(key_path(beside.directory()), data_key);
    write_small_file(heads_path(beside.directory()), heads);
    return verify(*Store::open(beside.options(), schema));
}

void write_backup(Store& store, const std::string& file, const std::string& scratch) {
    const auto snapshot = take_snapshot(store.options(), scratch);
    const BackupHead head{.dialect = store.options().database_url.empty() ? Dialect::sqlite : Dialect::postgres,
                          .taken_at = store.now().iso(),
                          .wrapped_key = snapshot->wrapped_key()};
    BackupWriter writer(file, head, store.vault(), signed_heads(snapshot->heads(), store.vault()));
    snapshot->read_out([&](std::string_view portion) { writer.write(portion); });
    writer.finish();
}

/// A file that is gone at the end unless it was put in its place.
class Draft {
public:
    explicit Draft(const std::string& target) : target_(target), path_(target + ".unverified") {}
    ~Draft() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    const std::string& path() const { return path_; }
    void put_in_place() { move_file(path_, target_); }

private:
    std::string target_, path_;
};

std::string unwrapped_key(const Restoration& restoration) {
    const BackupReader reader(restoration.file);
    const bool is_sqlite = reader.head().dialect == Dialect::sqlite;
    if (is_sqlite != restoration.database_url.empty())
        throw Failure("backup", is_sqlite ? "the backup is of SQLite: restore it into a directory"
                                          : "the backup is of PostgreSQL: name the database to restore it into");
    const auto key = unwrap_data_key(restoration.recovery_key, reader.head().wrapped_key);
    if (!key) throw Failure("backup", "this is not the recovery key of the backup");
    return *key;
}

}

Findings backup(Store& store, const std::string& target) {
    Draft draft(target);
    const Beside beside(store.options());
    write_backup(store, draft.path(), beside.directory());
    const auto data_key = read_key_file(key_path(store.options().directory));
    ensure(data_key.has_value());
    auto findings = restore_beside(beside, draft.path(), *data_key, store.schema());
    if (findings.lines.empty()) draft.put_in_place();
    return findings;
}

Findings restore(const Restoration& restoration, const Schema& schema) {
    const auto data_key = unwrapped_key(restoration);
    const DirectoryLock lock(restoration.directory);
    const Options target{.directory = restoration.directory, .database_url = restoration.database_url};
    if (!restoration.overwrite && has_data(target))
        throw Failure("occupied", "there is data already: say --overwrite to lose it");
    const Beside beside(target);
    auto findings = restore_beside(beside, restoration.file, data_key, schema);
    if (!findings.lines.empty()) return findings;
    // A write-ahead log that lost its database would be played into the restored one: it goes even where no data
    // is.
    if (target.database_url.empty() || has_data(target)) clear_database(target);
    const auto put_in_place = [&](const std::string& name) {
        move_file(beside.directory() + "/" + name, target.directory + "/" + name);
    };
    put_in_place("bangfu.key");
    put_in_place("audit_head");
    if (target.database_url.empty()) {
        put_in_place("bangfu.db");
    } else {
        BackupReader reader(restoration.file);
        (void)reader.open(crypto::Vault(data_key));
        fill(target, reader);
    }
    fs::remove(stop_mark(target.directory));
    return findings;
}

std::string renew_recovery_key(Store& store, const Actor& actor) {
    const auto data_key = read_key_file(key_path(store.options().directory));
    ensure(data_key.has_value());
    const auto recovery_key = make_recovery_key();
    const auto wrapped = wrap_data_key(recovery_key, *data_key);
    const auto done = store.write(actor, [wrapped](Write& db) -> Result<Done> {
        replace_fact(db.session().connection(), "wrapped_data_key", wrapped);
        db.audit({.action = "recovery_key.renew"});
        return Done{};
    });
    ensure(done.has_value());
    return recovery_key;
}

}
