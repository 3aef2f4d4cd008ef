// The commit: people, households and cases in slices of the writer, hidden until one flip shows them all. Each
// slice moves the progress in its own transaction, so that a killed commit goes on where it stopped.
#include "imports/staging.hpp"
#include "imports/stated.hpp"
#include "imports/states.hpp"
#include "ledger/ledger.hpp"
#include "store/batches.hpp"
#include <future>
#include <unordered_map>

namespace imports {

namespace {

struct PreparedRow {
    std::int64_t row = 0;
    people::PreparedMember member;
    cases::PreparedCase its_case;
    std::vector<people::StatedHouseholdMember> others, elsewhere;
};

/// Households come after all people of the ledger, since a person may live in another's household: then a ledger
/// with members is gone through twice.
enum class Pass { whole, people, cases };

struct Slice {
    ImportId import;
    std::int64_t place = 0, parts = 1;  // of the progress
    Pass pass = Pass::whole;
    std::vector<PreparedRow> rows;
};

Refusal at_row(Refusal refusal, std::int64_t row) {
    return {"import.row_changed", {}, {std::to_string(row), refusal.code}};
}

void audit(store::Write& db, const char* action, const char* type, std::int64_t id, const std::string& path) {
    db.audit({.action = action, .object_type = type, .object_id = id, .organisation_path = path});
}

/// What the rows of a slice leave to its end.
struct AtTheEnd {
    people::NewNames names{};
    cases::NewCases cases{};
    ledger::NewPlaces places{};
};

Result<Done> write_row(store::Write& db, const Actor& actor, const PreparedRow& row, Pass pass, AtTheEnd& end) {
    if (pass == Pass::people) {
        const auto added = TRY(people::add_imported(db, actor, row.member, end.names));
        // While no case is written: whoever is listed by a later row is joined by it, the others with the cases.
        for (const auto& other : row.others) TRY(people::join_imported(db, other));
        if (db.has_unaudited_changes())
            audit(db, "import.person", "people", added.member.person_id.value, added.member.organisation_path);
        return Done{};
    }
    const auto bearer = pass == Pass::whole ? TRY(people::add_imported(db, actor, row.member, end.names))
                                            : people::imported_member(db, row.member);
    for (const auto& other : row.others) TRY(people::add_imported(db, actor, other));
    const auto added = TRY(cases::add_imported(db, row.its_case, bearer, end.cases));
    ledger::add_line(db, row.its_case, added, bearer, end.places);
    audit(db, "import.row", "cases", added.id.value, added.organisation_path);
    for (const auto& other : row.elsewhere) TRY(people::ask_imported(db, actor, other));
    return Done{};
}

Result<Done> write_slice(store::Write& db, const Actor& actor, const Slice& slice) {
    TRY(still(db, slice.import, ImportState::committing));
    if (!move_progress(db, slice.import, slice.place, slice.parts)) return Refusal{"import.moved_on"};
    AtTheEnd end;
    if (slice.pass != Pass::people) end.cases = cases::begin_cases(db, std::ssize(slice.rows));
    for (const auto& row : slice.rows)
        if (auto done = write_row(db, actor, row, slice.pass, end); !done) return at_row(done.error(), row.row);
    people::write_names(db, std::move(end.names));
    ledger::write_places(db, std::move(end.places));
    return Done{};
}

class Writing {
public:
    Writing(store::Store& store, const Actor& actor, ImportRecord import)
        : store_(store), actor_(actor), import_(std::move(import)), passes_(import_.members_total > 0 ? 2 : 1) {
        store_.read([&](store::Read& db) {
            for (const auto& row : access_control::all_organisations(db)) branches_[row.code] = {row.id, row.path};
            place_ = parts_done(db, import_.id);
            return 0;
        });
    }

    /// A slice is written while the next is prepared.
    Result<Done> run(const Progress& progress, std::int64_t parts_a_job) {
        std::future<Result<Done>> underway;
        const auto settle = [&]() -> Result<Done> {
            if (!underway.valid()) return Done{};
            return underway.get();
        };
        for (auto place = place_; place < import_.parts * passes_;) {
            auto slice = prepare(place, parts_a_job);
            place += slice.parts;
            TRY(settle());
            underway = submit(std::move(slice));
            if (progress(place * rows_total() / (import_.parts * passes_), rows_total())) continue;
            TRY(settle());
            return Refusal{"import.stopped"};
        }
        return settle();
    }

private:
    std::int64_t rows_total() const { return import_.rows_ok + import_.rows_warning + import_.rows_error; }

    /// So many parts, up to the end of the pass.
    Slice prepare(std::int64_t place, std::int64_t parts_max) {
        const auto pass = passes_ == 1 ? Pass::whole : place < import_.parts ? Pass::people : Pass::cases;
        const auto first = place % import_.parts;
        Slice slice{.import = import_.id,
                    .place = place,
                    .parts = std::min(parts_max, import_.parts - first),
                    .pass = pass};
        store_.read([&](store::Read& db) {
            for (auto part = first; part < first + slice.parts; ++part) prepare_part(db, part + 1, slice);
            return 0;
        });
        return slice;
    }

    void prepare_part(store::Read& db, std::int64_t number, Slice& slice) const {
        const auto part = find_part(db, import_.id, number);
        ensure(part.has_value());
        for (const auto& row : open_part(db, import_.id, *part).rows) {
            if (!row.has_person || row.row.verdict == Verdict::error) continue;
            auto stated = stated_of(row, branches_.at(row.row.values.branch_code), import_.id, import_.as_of);
            slice.rows.push_back({row.row.row, people::prepare_imported(db, stated.member),
                                  cases::prepare_imported(db, stated.its_case), std::move(stated.others),
                                  std::move(stated.elsewhere)});
        }
    }

    std::future<Result<Done>> submit(Slice slice) {
        struct Outcome {
            Result<Done> done = Refusal{"import.stopped"};
            std::promise<Result<Done>> promise{};
        };
        auto outcome = std::make_shared<Outcome>();
        auto future = outcome->promise.get_future();
        store_.submit(
            actor_,
            [outcome, actor = actor_, slice = std::make_shared<const Slice>(std::move(slice))](store::Write& db) {
                outcome->done = write_slice(db, actor, *slice);
                return outcome->done.has_value();
            },
            [outcome](std::exception_ptr error) {
                error ? outcome->promise.set_exception(error) : outcome->promise.set_value(outcome->done);
            });
        return future;
    }

    store::Store& store_;
    const Actor& actor_;
    ImportRecord import_;
    std::int64_t passes_, place_ = 0;
    std::unordered_map<std::string, BranchPlace> branches_{};
};

/// The flip: from here on everybody sees all of it.
Result<Done> show(store::Store& store, const Actor& actor, ImportId id) {
    const auto counts = store.read([&](store::Read& db) { return ledger::counts_of_import(db, id); });
    return store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = TRY(still(db, id, ImportState::committing));
        ledger::count_imported(db, counts);
        store::show_batch(db, id.value);
        row.state = ImportState::committed;
        row.committed_at = db.now();
        record(db, row, "commit", *row.mode);
        return Done{};
    });
}

/// A row that no longer fits what is on file undoes the whole: the user was shown another outcome.
Result<Done> give_up(store::Store& store, const Actor& actor, ImportId id, const Refusal& why) {
    const auto done = store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = TRY(still(db, id, ImportState::committing));
        row.state = ImportState::cancelling;
        row.message = why.details.at(0) + " " + why.details.at(1);
        record(db, row, "give_up", *row.message);
        return Done{};
    });
    if (!done) return done;
    return erase_import(store, actor, id, [](std::int64_t, std::int64_t) { return true; });
}

}

Result<Done> write_import(store::Store& store, const Actor& actor, ImportId id, const Progress& progress,
                          std::int64_t parts_a_job) {
    for (;;) {
        const auto row = TRY(store.read([&](store::Read& db) { return still(db, id, ImportState::committing); }));
        const auto done = Writing(store, actor, row).run(progress, parts_a_job);
        if (done) break;
        if (done.error().code == "import.row_changed") return give_up(store, actor, id, done.error());
        if (done.error().code != "import.moved_on") return done.error();
    }
    TRY(show(store, actor, id));
    erase_staging(store, actor, id, true);
    return Done{};
}

}
