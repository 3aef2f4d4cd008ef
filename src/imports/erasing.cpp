// Taking an import back: out of sight first, then erased in slices, so that of its people's values nothing stays
// but that they were. An undone import was told of in one row of the log when it went out of sight; what a
// cancelled one had written is told of as it goes.
#include "cases/cases.hpp"
#include "imports/states.hpp"
#include "ledger/ledger.hpp"
#include "store/batches.hpp"
#include "store/records.hpp"

namespace imports {

namespace {

constexpr std::int64_t cases_a_job = 40, people_a_job = 100;

bool is_undone(const ImportRecord& row) { return row.state == ImportState::undone; }

/// A person whom somebody entered elsewhere while the import was being erased stands, though the log told
/// otherwise.
void tell_who_stays(store::Write& db, const ImportRecord& row) {
    store::Erasure erasure(db.vault(), row.id.value);
    people::tell_kept(db, row.id, erasure);
    if (!erasure.keeps_any()) return;
    db.announce(erasure);
    store::audit(db, "import.keep", row);
}

/// How many records went; 0 when nothing is left.
Result<std::int64_t> erase_some(store::Write& db, const ImportRecord& row) {
    ledger::erase_imported(db, row.id, cases_a_job);
    auto erased = cases::erase_imported(db, row.id, cases_a_job);
    if (erased == 0) erased = people::erase_imported(db, row.id, people_a_job);
    if (is_undone(row)) db.settle_announced();
    else if (erased > 0) store::audit(db, "import.erase", row);
    return erased;
}

Result<Done> finish(store::Write& db, ImportId id) {
    auto row = *import_of(db, id);
    store::show_batch(db, id.value);
    if (is_undone(row)) {
        tell_who_stays(db, row);
    } else {
        row.state = row.message ? ImportState::failed : ImportState::cancelled;
        record(db, row, "erased");
    }
    return Done{};
}

bool is_being_undone(store::Store& store, const ImportRecord& row) {
    return is_undone(row) && store.read([&](store::Read& db) { return store::is_hidden_batch(db, row.id.value); });
}

}

Result<Done> erase_import(store::Store& store, const Actor& actor, ImportId id, const Progress& progress) {
    const auto row = store.read([&](store::Read& db) { return import_of(db, id); });
    if (!row || (row->state != ImportState::cancelling && !is_being_undone(store, *row)))
        return Refusal{"import.stopped"};
    const auto total = row->rows_ok + row->rows_warning;
    for (std::int64_t gone = 0;;) {
        const auto erased = TRY(store.write(actor, [row = *row](store::Write& db) { return erase_some(db, row); }));
        if (erased == 0) break;
        gone += erased;
        if (!progress(std::min(gone / 4, total), total)) return Refusal{"import.stopped"};
    }
    erase_staging(store, actor, id, false);
    return store.write(actor, [id](store::Write& db) { return finish(db, id); });
}

void take_up(store::Store& store) {
    const auto rows = store.read([](store::Read& db) { return left_half_done(db); });
    const Progress on = [](std::int64_t, std::int64_t) { return true; };
    for (const auto& row : rows) {
        const Actor actor{.name = row.actor_name, .organisation_path = "/", .permissions = Permissions().set()};
        if (row.state == ImportState::committing) (void)write_import(store, actor, row.id, on);
        else if (row.state == ImportState::reading) (void)read_import(store, actor, row.id, on);
        else (void)erase_import(store, actor, row.id, on);
    }
}

}
