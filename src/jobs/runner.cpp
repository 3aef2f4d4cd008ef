// The thread that does jobs, and the one beside it that keeps the lease and erases what expired.
#include "jobs/bell.hpp"
#include "jobs/chores.hpp"
#include "jobs/running.hpp"
#include <spdlog/spdlog.h>
#include <thread>

namespace jobs {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto look_interval = 300ms;  // for jobs that another process started
constexpr auto close_look = 5ms;       // while one that this process started commits
constexpr auto after_failure = 5s;
constexpr auto keep_interval = 15s;
constexpr int purge_every = 4;  // of those intervals

}

class Runner::Implementation {
public:
    Implementation(store::Store& store, std::vector<Kind> kinds, std::vector<http::Sentence> sentences,
                   std::vector<Chore> chores)
        : shop_{store, std::move(kinds), std::move(sentences)}, chores_(std::move(chores)) {
        worker_ = std::thread([this] { work(); });
        keeper_ = std::thread([this] { keep(); });
    }

    ~Implementation() {
        shop_.closing = true;
        bell().wake();
        worker_.join();
        keeper_.join();
    }

    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

private:
    /// One process alone serves a SQLite file: what still runs in it, ran in a dead one.
    void take_over() {
        if (taken_over_ || !shop_.store.options().database_url.empty()) return;
        shop_.store
            .write(program_actor(),
                   [](store::Write& db) -> Result<Done> {
                       expire_leases(db);
                       return Done{};
                   })
            .value();
        taken_over_ = true;
    }

    void work() {
        auto heard = bell().rung();
        auto looks_closely_until = Clock::now();
        while (!shop_.closing) {
            try {
                if (shop_.store.writing_stopped()) {
                    wait(after_failure);
                    continue;
                }
                take_over();
                if (const auto row = take_next(shop_)) {
                    running_ = row->id.value;
                    run_job(shop_, *row);
                } else {
                    if (const auto now = bell().rung(); now != heard) {
                        heard = now;
                        looks_closely_until = Clock::now() + look_interval;
                    }
                    const bool is_close = Clock::now() < looks_closely_until;
                    bell().wait(heard, is_close ? close_look : look_interval, ends_);
                }
            } catch (const std::exception& error) {
                spdlog::error("jobs: {}", error.what());
                wait(after_failure);
            }
            running_ = 0;
        }
    }

    void keep() {
        for (int round = 0; !shop_.closing; ++round) {
            try {
                if (round % purge_every == 0 && !shop_.store.writing_stopped()) {
                    purge(shop_.store);
                    do_chores();
                }
                renew_running();
            } catch (const std::exception& error) { spdlog::error("jobs: {}", error.what()); }
            wait(keep_interval);
        }
    }

    void do_chores() {
        const auto today = shop_.store.now().local_date();
        if (chores_over_on_ == today) return;
        if (jobs::do_chores(shop_.store, chores_, shop_.holder)) chores_over_on_ = today;
    }

    void renew_running() {
        const JobId job{running_};
        if (!job) return;
        const Time until{shop_.store.now().ms + lease_ms};
        shop_.store
            .write(program_actor(),
                   [&](store::Write& db) -> Result<bool> {
                       return renew(db, {job, shop_.holder}, until);
                   })
            .value();
    }

    /// Whatever rings: the program may end.
    void wait(std::chrono::milliseconds time) {
        const auto until = Clock::now() + time;
        for (auto left = time; left > 0ms && !shop_.closing;
             left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()))
            bell().wait(bell().rung(), left, ends_);
    }

    Workshop shop_;
    const std::vector<Chore> chores_;
    std::optional<Date> chores_over_on_;
    const std::function<bool()> ends_ = [this] { return shop_.closing.load(); };
    std::atomic<std::int64_t> running_ = 0;
    bool taken_over_ = false;
    std::thread worker_, keeper_;
};

Runner::Runner(store::Store& store, std::vector<Kind> kinds, std::vector<http::Sentence> sentences,
               std::vector<Chore> chores)
    : implementation_(
          std::make_unique<Implementation>(store, std::move(kinds), std::move(sentences), std::move(chores))) {}
Runner::~Runner() = default;

void run_waiting(store::Store& store, const std::vector<Kind>& kinds,
                 const std::vector<http::Sentence>& sentences) {
    Workshop shop{store, kinds, sentences};
    while (const auto row = take_next(shop)) run_job(shop, *row);
}

void purge(store::Store& store) {
    const auto erase = [&](auto work) {
        store
            .write(program_actor(),
                   [&](store::Write& db) -> Result<Done> {
                       work(db);
                       return Done{};
                   })
            .value();
    };
    while (store.read([](store::Read& db) { return count_old_parts(db); }) > 0)
        erase([](store::Write& db) { erase_old_parts(db); });
    if (store.read([](store::Read& db) { return count_old_jobs(db); }) > 0)
        erase([](store::Write& db) { erase_old_jobs(db); });
}

}
