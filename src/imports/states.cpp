#include "imports/states.hpp"
#include "base/version.hpp"
#include "store/records.hpp"

namespace imports {

std::optional<ImportRecord> import_of(store::Read& db, ImportId id) {
    return find_import(db, store::Scope::system(store::SystemReason::imports), id);
}

Result<ImportRecord> import_at(store::Read& db, const Actor& actor, ImportId id, std::int64_t version) {
    return store::at_version<ImportRecord>(db, access_control::scope_of(actor), id, version, "import.unknown");
}

void record(store::Write& db, ImportRecord& row, std::string_view action, std::string note) {
    db.update(row);
    store::audit(db, "import." + std::string(action), row, std::move(note));
}

Result<ImportRecord> still(store::Read& db, ImportId id, ImportState state) {
    auto row = import_of(db, id);
    if (!row || row->state != state) return Refusal{"import.stopped"};
    return *std::move(row);
}

void erase_staging(store::Store& store, const Actor& actor, ImportId id, bool keep_errors) {
    for (std::int64_t gone = 1; gone > 0;) {
        const auto done = store.write(actor, [&](store::Write& db) -> Result<std::int64_t> {
            const auto erased = erase_parts(db, id, keep_errors, 20);
            erase_file(db, id);
            return erased;
        });
        gone = done.value();
    }
}

}
