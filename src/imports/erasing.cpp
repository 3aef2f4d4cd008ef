// Taking an import back: out of sight first, then erased in slices, so that of its people's values nothing stays
// but that they were.
#include "cases/cases.hpp"
#include "imports/states.hpp"
#include "store/batches.hpp"

namespace imports {

namespace {

constexpr std::int64_t cases_a_job = 40, people_a_job = 100;

/// How many records went; 0 when nothing is left.
Result<std::int64_t> erase_some(store::Write& db, const ImportRecord& row) {
    auto erased = cases::erase_imported(db, row.id, cases_a_job);
    if (erased == 0) erased = people::erase_imported(db, row.id, people_a_job);
    if (erased > 0)
        db.audit({.action = "import.erase",
                  .object_type = "imports",
                  .object_id = row.id.value,
                  .organisation_path = row.organisation_path});
    return erased;
}

Result<Done> finish(store::Write& db, ImportId id) {
    auto row = *import_of(db, id);
    const bool undone = row.state == "undoing";
    row.state = undone ? "undone" : row.message ? "failed" : "cancelled";
    if (undone) row.undone_at = db.now();
    store::show_batch(db, id.value);
    record(db, row, "erased");
    return Done{};
}

}

Result<Done> erase_import(store::Store& store, const Actor& actor, ImportId id, const Progress& progress) {
    const auto row = store.read([&](store::Read& db) { return import_of(db, id); });
    if (!row || (row->state != "undoing" && row->state != "cancelling")) return Refusal{"import.stopped"};
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
        if (row.state == "committing") (void)write_import(store, actor, row.id, on);
        else if (row.state == "reading") (void)read_import(store, actor, row.id, on);
        else (void)erase_import(store, actor, row.id, on);
    }
}

}
