#include "jobs/chores.hpp"
#include "jobs/running.hpp"
#include <spdlog/spdlog.h>

namespace jobs {

namespace {

/// How long a chore is another's that says nothing: longer than any takes.
constexpr std::int64_t chore_lease_ms = 30LL * 60'000;
constexpr std::int64_t kept_days = 30, shown_most = 200;

template <class Work>
auto written(store::Store& store, Work work) {
    return store.write(program_actor(), [&](store::Write& db) -> Result<decltype(work(db))> { return work(db); })
        .value();
}

bool run(store::Store& store, const Chore& chore) {
    try {
        chore.run(store);
        return true;
    } catch (const std::exception& error) {
        spdlog::error("chore {}: {}", chore.name, error.what());
        return false;
    }
}

}

bool do_chores(store::Store& store, const std::vector<Chore>& chores, const std::string& holder) {
    bool all_over = true;
    for (const auto& chore : chores) {
        const auto today = store.now().local_date();
        const auto taken = written(store, [&](store::Write& db) {
            return take_chore(db, {std::string(chore.name), today, holder}, chore_lease_ms, chore_attempts_max);
        });
        if (taken) {
            const auto state = run(store, chore) ? ChoreState::done : ChoreState::failed;
            written(store, [&](store::Write& db) {
                forget_chores(db, today.plus_days(-kept_days));
                return end_chore(db, {std::string(chore.name), today, holder}, state);
            });
        }
        all_over = store.read([&](store::Read& db) {
            return is_chore_over(db, std::string(chore.name), today, chore_attempts_max);
        }) && all_over;
    }
    return all_over;
}

Result<ChoreRuns> list_chores(store::Read& db, const Actor&, const ListChores&) {
    return ChoreRuns{chore_runs(db, shown_most), db.now()};
}

}
