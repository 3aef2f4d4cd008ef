#include "jobs/running.hpp"
#include "http/pages.hpp"
#include "jobs/sealing.hpp"
#include <chrono>
#include <spdlog/spdlog.h>

namespace jobs {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t part_bytes = 256u << 10;
constexpr std::int64_t attempts_max = 3;
constexpr std::chrono::milliseconds progress_interval{250};

/// The run as its kind sees it.
class Run final : public Work {
public:
    Run(Workshop& shop, const JobRow& row, Actor actor)
        : shop_(shop),
          row_(row),
          lease_{row.id, shop.holder},
          actor_(std::move(actor)),
          request_(open_request(shop.store.vault(), row.id, row.request)) {}

    store::Store& store() override { return shop_.store; }
    const Actor& actor() const override { return actor_; }
    JobId id() const override { return row_.id; }
    const std::string& request() const override { return request_; }

    bool progress(std::int64_t done, std::int64_t total) override {
        row_.progress = done;
        row_.total = total;
        if (shop_.closing) closing_seen_ = true;
        if (!is_going_on()) return false;
        const auto now = Clock::now();
        if (noted_at_ && now < *noted_at_ + progress_interval) {
            lost_ = !shop_.store.read([&](store::Read& db) { return is_held(db, lease_); });
        } else {
            lost_ = !write([&](store::Write& db) { return note_progress(db, lease_, done, total); });
            noted_at_ = now;
        }
        return is_going_on();
    }

    void append(std::string_view bytes) override {
        while (!bytes.empty() && !lost_) {
            const auto piece = bytes.substr(0, part_bytes - buffer_.size());
            buffer_ += piece;
            bytes.remove_prefix(piece.size());
            if (buffer_.size() == part_bytes) keep_buffer();
        }
    }

    void name_file(std::string name, std::string content_type) override {
        row_.file_name = seal_file_name(shop_.store.vault(), row_.id, name);
        row_.content_type = std::move(content_type);
    }

    /// A file that an earlier run began is none of this one's.
    void begin_empty() {
        while (write([&](store::Write& db) { return is_held(db, lease_) && erase_parts(db, row_.id) > 0; })) {}
    }

    void end_done() {
        if (row_.file_name && !buffer_.empty()) keep_buffer();
        row_.state = State::done;
        if (row_.file_name) row_.file_size = size_;
        end();
    }

    void end_failed(const Refusal& refusal) {
        row_.state = State::failed;
        row_.message = seal_message(shop_.store.vault(), row_.id, message_of(refusal));
        row_.file_name.reset();
        row_.content_type.reset();
        end();
    }

    /// Stopped by the program's end: for the next process.
    void give_back() {
        write([&](store::Write& db) { return release(db, lease_); });
    }

    bool is_to_give_back() const { return closing_seen_ && !lost_; }
    bool is_lost() const { return lost_; }

private:
    bool is_going_on() const { return !lost_ && !closing_seen_; }

    /// A small write of the program's own; gives back what `work` says.
    template <class Small>
    bool write(Small work) {
        return *shop_.store.write(program_actor(), [&](store::Write& db) -> Result<bool> { return work(db); });
    }

    void keep_buffer() {
        const auto sealed = seal_part(shop_.store.vault(), row_.id, parts_++, buffer_);
        size_ += static_cast<std::int64_t>(buffer_.size());
        buffer_.clear();
        lost_ = !write([&](store::Write& db) {
            if (!is_held(db, lease_)) return false;
            keep_part(db, row_.id, sealed);
            return true;
        });
    }

    void end() {
        row_.request = seal_request(shop_.store.vault(), row_.id, "");
        row_.expires_at = expiry(shop_.store.now());
        write([&](store::Write& db) { return finish(db, lease_, row_); });
    }

    /// The refusal's sentence and those of its fields.
    JobMessage message_of(const Refusal& refusal) const {
        const auto told = [&](std::string_view code, bool english) {
            return http::sentence_for(shop_.sentences, code, refusal.details, english).second;
        };
        JobMessage message{refusal.code, told(refusal.code, false), told(refusal.code, true)};
        for (std::size_t i = 0; i < std::min<std::size_t>(refusal.fields.size(), 5); ++i) {
            const auto& issue = refusal.fields[i];
            if (issue.code == refusal.code) continue;
            message.zh += "；" + issue.field + "：" + told(issue.code, false);
            message.en += "; " + issue.field + ": " + told(issue.code, true);
        }
        return message;
    }

    Workshop& shop_;
    JobRow row_;
    Lease lease_;
    Actor actor_;
    std::string request_, buffer_;
    std::int64_t parts_ = 0, size_ = 0;
    std::optional<Clock::time_point> noted_at_;
    bool lost_ = false, closing_seen_ = false;
};

const Kind* kind_named(const std::vector<Kind>& kinds, std::string_view name) {
    for (const auto& kind : kinds)
        if (kind.name == name) return &kind;
    return nullptr;
}

/// Who asked, with the permissions they have now. The command line's jobs have no account.
std::optional<Actor> asker(store::Store& store, const JobRow& row) {
    if (row.account_id == AccountId{})
        return Actor{
            .name = "command line", .organisation_path = row.organisation_path, .permissions = Permissions().set()};
    return store.read([&](store::Read& db) { return access_control::present_actor(db, row.account_id); });
}

Refusal failure_of(std::string_view code, const JobRow& row) {
    return {std::string(code), {}, {std::to_string(row.id.value)}};
}

/// What keeps it from being begun at all.
std::optional<Refusal> obstacle(const Kind* kind, const std::optional<Actor>& actor, const JobRow& row) {
    if (!kind) return failure_of("job.failed", row);
    if (row.attempts > attempts_max) return failure_of("job.gave_up", row);
    if (!actor) return Refusal{"job.account_inactive"};
    if (kind->needs && !actor->may(*kind->needs)) return Refusal{"access.forbidden"};
    return std::nullopt;
}

Result<Done> outcome_of(const Kind& kind, Run& run, const JobRow& row) {
    try {
        return kind.run(run);
    } catch (const std::exception& error) {
        spdlog::error("job={} kind={} failed: {}", row.id.value, row.kind, error.what());
        return failure_of("job.failed", row);
    }
}

}

Actor program_actor() { return {.name = "program", .organisation_path = "/"}; }

std::optional<JobRow> take_next(Workshop& shop) {
    if (!shop.store.read([](store::Read& db) { return is_any_waiting(db); })) return std::nullopt;
    const Time until{shop.store.now().ms + lease_ms};
    return *shop.store.write(program_actor(), [&](store::Write& db) -> Result<std::optional<JobRow>> {
        return take_job(db, shop.holder, until);
    });
}

void run_job(Workshop& shop, const JobRow& row) {
    const auto actor = asker(shop.store, row);
    const auto* kind = kind_named(shop.kinds, row.kind);
    Run run(shop, row, actor.value_or(Actor{}));
    if (const auto no = obstacle(kind, actor, row)) return run.end_failed(*no);
    run.begin_empty();
    const auto outcome = outcome_of(*kind, run, row);
    if (run.is_lost()) return;  // cancelled, or somebody else's by now
    if (run.is_to_give_back()) return run.give_back();
    if (outcome) run.end_done();
    else run.end_failed(outcome.error());
}

}
