#include "bench/flows.hpp"
#include "bench/ledgers.hpp"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t ledger_rows = 100;

std::int64_t micros_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

void export_ledger(const Desk& desk, const Office& office, const std::string& organisation, std::int64_t rows) {
    const auto started =
        told(desk.ask, office, "/api/exports",
             fmt::format(R"({{"organisation":{},"status":"on_ledger","purpose":"核对"}})", organisation));
    const auto target = "/api/jobs/" + json::serialize(json::parse(started.body).at("job"));
    const auto done = wait_for(desk, office, target, "done");
    if (done.at("total").as_int64() != rows) throw std::runtime_error("the export has not the ledger's rows");
    if (!told(desk.ask, office, target + "/file", "{}").body.starts_with("PK"))
        throw std::runtime_error("the export is no workbook");
}

void import_ledger(const Desk& desk, const Office& office, const std::string& csv) {
    const auto uploaded = told(desk.ask, office, "/api/imports?name=ledger.csv", csv, "text/csv");
    const auto target = "/api/imports/" + json::serialize(json::parse(uploaded.body).at("import"));
    const auto ready = wait_for(desk, office, target, "ready");
    told(desk.ask, office, target + "/commit",
         fmt::format(R"({{"mode":"valid","version":{}}})", ready.at("version").as_int64()));
    const auto counts = wait_for(desk, office, target, "committed").at("counts");
    if (counts.at("ok").as_int64() + counts.at("warning").as_int64() != ledger_rows)
        throw std::runtime_error("rows are missing: " + json::serialize(counts));
}

/// Imported cases that nobody has taken yet, as items of a decision.
class Imported {
public:
    /// Imports ledgers until there are so many, and takes them all up.
    void fill(const Desk& desk, const Office& office, std::size_t wanted, const std::function<void()>& import_more) {
        const auto total = [&] {
            return static_cast<std::size_t>(
                asked(desk.ask, "/api/ledger/totals?status=imported", office.token).at("cases").as_int64());
        };
        while (total() < wanted) import_more();
        const std::lock_guard lock(mutex_);
        items_.clear();
        std::string target = "/api/ledger?status=imported&size=100";
        while (items_.size() < wanted) {
            const auto page = asked(desk.ask, target, office.token);
            for (const auto& row : page.at("rows").as_array()) items_.push_back(approved(row));
            const auto* next = page.at("next").if_string();
            if (!next) break;
            target = "/api/ledger?status=imported&size=100&after=" + std::string(*next);
        }
    }
    std::string take(std::size_t count) {
        const std::lock_guard lock(mutex_);
        if (items_.size() < count) throw std::runtime_error("no imported case is left to propose");
        std::string out;
        for (; count > 0; --count, items_.pop_back()) out += (out.empty() ? "" : ",") + items_.back();
        return out;
    }

private:
    std::mutex mutex_;
    std::vector<std::string> items_;
};

/// Where a run's invented people begin: beyond those of the demo county, and hardly where another run's do.
std::int64_t people_of_this_run() {
    const auto second = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds(1);
    return 5'600'000 + second % 35 * 10'000;
}

/// Imported cases proposed for filing, so many a request.
Flow filing(std::string name, std::string bare_path, std::size_t cases_a_request, const Flow& import,
            const std::function<Office(std::size_t)>& office, const std::shared_ptr<Imported>& imported) {
    return {.name = std::move(name),
            .bare_path = std::move(bare_path),
            .once =
                [=](const Desk& desk, std::size_t connection) {
                    told(desk.ask, office(connection), "/api/cases/filing",
                         R"({"items":[)" + imported->take(cases_a_request) + "]}");
                },
            .prepare =
                [=](const Desk& desk, std::size_t times) {
                    imported->fill(desk, office(0), times * cases_a_request, [&] { import.once(desk, 0); });
                },
            .is_one_request = true};
}

Flow paper_opened(const FlowAsk& ask) {
    return {.name = "a paper of half a megabyte opened",
            .bare_path = "/bench/paper",
            .once =
                [clerk = ask.clerk, target = "/api/attachments/" + ask.paper + "/open"](
                    const Desk& desk, std::size_t) { told(desk.ask, clerk, target, "{}"); },
            .is_one_request = true};
}

}

Desk desk_over(std::uint16_t port) {
    return {asking(port), [] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); }};
}

json::value wait_for(const Desk& desk, const Office& office, const std::string& target, std::string_view wanted) {
    for (;;) {
        auto view = asked(desk.ask, target, office.token);
        const auto& state = view.at("state").as_string();
        if (state == wanted) return view;
        for (const auto* end : {"refused", "failed", "cancelled"})
            if (state == end) throw std::runtime_error(target + " " + std::string(state));
        desk.pause();
    }
}

std::vector<Flow> flows(const FlowAsk& ask) {
    const auto office = [offices = ask.offices](std::size_t connection) {
        return offices[connection % offices.size()];
    };
    auto next = std::make_shared<std::atomic<std::int64_t>>(people_of_this_run());
    const Flow exported{
        .name = fmt::format("export of a township's ledger, {} rows", ask.exported_rows),
        .bare_path = "/bench/export",
        .once = [office, organisation = ask.organisation, rows = ask.exported_rows](
                    const Desk& desk,
                    std::size_t connection) { export_ledger(desk, office(connection), organisation, rows); }};
    const Flow import{.name = fmt::format("import of a ledger, {} rows", ledger_rows),
                      .bare_path = "/bench/import",
                      .once = [office, next, branches = ask.branches](const Desk& desk, std::size_t connection) {
                          const auto first = next->fetch_add(ledger_rows);
                          import_ledger(desk, office(connection), csv_ledger(branches, ledger_rows, first));
                      }};
    const auto imported = std::make_shared<Imported>();
    return {exported, import, filing("a case proposed for filing", "/bench/step", 1, import, office, imported),
            filing("a hundred cases proposed for filing", "/bench/batch", 100, import, office, imported),
            paper_opened(ask)};
}

Flow bare_flow(const Flow& flow) {
    return {.name = flow.name,
            .bare_path = flow.bare_path,
            .once = [request = post_request(flow.bare_path, "", "")](const Desk& desk, std::size_t) {
                if (desk.ask(request).status != 200) throw std::runtime_error("the bare loop answers otherwise");
            }};
}

Measured run_flow(const Flow& flow, const Desk& desk, std::size_t connections, std::size_t rounds) {
    Measured out;
    std::mutex mutex;
    std::string wrong;
    const auto start = Clock::now();
    const auto work = [&](std::size_t connection) {
        for (std::size_t round = 0; round < rounds; ++round) {
            const auto begun = Clock::now();
            std::string problem;
            try {
                flow.once(desk, connection);
            } catch (const std::exception& error) { problem = error.what(); }
            const std::lock_guard lock(mutex);
            if (problem.empty()) out.micros.push_back(micros_since(begun));
            else ++out.wrong, wrong = problem;
        }
    };
    {
        std::vector<std::jthread> all;
        for (std::size_t i = 0; i < connections; ++i) all.emplace_back(work, i);
    }
    out.elapsed_us = micros_since(start);
    if (!wrong.empty()) throw std::runtime_error(flow.name + ": " + wrong);
    std::sort(out.micros.begin(), out.micros.end());
    return out;
}

}
