// Measures the program over loopback beside a bare loop in the same run. Started by bench/run.
#include "bench/bulk.hpp"
#include "bench/flows.hpp"
#include "bench/papers.hpp"
#include "bench/process.hpp"
#include "bench/recording.hpp"
#include "bench/report.hpp"
#include "bench/scenarios.hpp"
#include "base/crypto.hpp"
#include "documents/documents.hpp"
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace {

using namespace bench;
namespace fs = std::filesystem;

struct Ask {
    std::string self, program, data, size, fixtures;
    std::string only{};  // part of a scenario's name
    bool quick = false;
};

/// Requests in a file, each after its length.
void write_requests(const std::string& path, const std::vector<std::string>& requests) {
    std::ofstream file(path, std::ios::binary);
    for (const auto& each : requests) file << each.size() << '\n' << each;
}

std::vector<std::string> read_requests(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::string> all;
    for (std::string size; std::getline(file, size);) {
        all.emplace_back(std::stoul(size), '\0');
        file.read(all.back().data(), static_cast<std::streamsize>(all.back().size()));
    }
    return all;
}

/// A copy of the county for the bare loop, whose writes are no part of any log.
std::string copy_of(const std::string& data) {
    const auto copy = data + ".bare";
    fs::remove_all(copy);
    fs::create_directories(copy);
    for (const auto* name : {"bangfu.db", "bangfu.key", "audit_head"})
        fs::copy_file(data + "/" + name, copy + "/" + name);
    return copy;
}

std::int64_t wrong_in(const Figures& figures) {
    std::int64_t wrong = 0;
    for (const auto& line : figures.lines) {
        wrong += line.program.wrong + line.bare.wrong;
        if (line.program.micros.empty() || line.bare.micros.empty()) ++wrong;
    }
    return wrong;
}

constexpr std::size_t exports_an_account = 5;  // that may wait at a time

/// What is asked, drawn from the county itself.
struct Plan {
    std::vector<Scenario> scenarios{};
    FlowAsk flow_ask{};
    std::vector<Flow> flows{};
    std::int64_t cases_on_ledger = 0;
    std::vector<std::size_t> connections{};
};

/// The officers that so many connections need, those of an earlier run too: first passwords of the new ones.
std::vector<std::pair<std::string, std::string>> officers_for(const Ask& ask, std::size_t connections) {
    std::vector<std::pair<std::string, std::string>> all;
    const auto known = run_command({ask.program, "user", "list", "--data", ask.data}).said;
    for (std::size_t i = 0; i * exports_an_account < connections; ++i) {
        const auto name = fmt::format("bench-{:02}", i);
        const bool is_new = known.find(name) == known.npos;
        all.emplace_back(name, is_new ? add_officer(ask.program, ask.data, name) : "");
    }
    return all;
}

/// A picture of half a megabyte, attached to a draft.
std::string attached_paper(std::uint16_t port, const Office& clerk, const std::string& fixtures) {
    const auto drafts = asked(port, "/api/ledger?status=draft&size=1", clerk.token);
    if (drafts.at("rows").as_array().empty())
        throw std::runtime_error("the demo branch has no draft to attach a paper to");
    const auto picture = read_file(fixtures + "/../papers/signature_without_ground.png");
    const auto added = told(port, clerk,
                            "/api/cases/" + id_of(drafts.at("rows").at(0)) + "/attachments?kind=other&name=p.png",
                            picture, "image/png");
    return id_of(boost::json::parse(added.body));
}

Plan plan_of(const Ask& ask) {
    Plan plan{.connections = ask.quick ? std::vector<std::size_t>{1, 16} : std::vector<std::size_t>{1, 16, 64}};
    const auto officers = officers_for(ask, plan.connections.back());
    const Process server({ask.program, "serve", "--data", ask.data, "--port", "0"});
    const auto office = sign_in(server.port(), "officer");
    const auto targets = collect_targets(server.port(), office);
    plan.cases_on_ledger = targets.cases_on_ledger;
    plan.scenarios = scenarios(office, targets);
    plan.flow_ask = {.organisation = targets.townships.front(), .branches = targets.ledger_branches};
    plan.flow_ask.exported_rows =
        asked(server.port(), "/api/ledger/totals?status=on_ledger&organisation=" + plan.flow_ask.organisation,
              office.token)
            .at("cases")
            .as_int64();
    for (const auto& [name, first] : officers)
        plan.flow_ask.offices.push_back(first.empty() ? sign_in(server.port(), name)
                                                      : sign_in_first(server.port(), name, first));
    plan.flow_ask.clerk = sign_in(server.port(), "branch");
    plan.flow_ask.paper = attached_paper(server.port(), plan.flow_ask.clerk, ask.fixtures);
    plan.flows = flows(plan.flow_ask);
    const auto is_left_out = [&](const auto& each) { return each.name.find(ask.only) == each.name.npos; };
    std::erase_if(plan.scenarios, is_left_out);
    std::erase_if(plan.flows, is_left_out);
    return plan;
}

std::vector<std::string> samples_of(const Plan& plan) {
    std::vector<std::string> samples;
    for (const auto& each : plan.scenarios)
        for (auto& sample : each.samples()) samples.push_back(std::move(sample));
    return samples;
}

void write_flow_ask(const std::string& path, const FlowAsk& ask) {
    std::vector<std::string> texts{ask.offices.front().token, ask.offices.front().csrf,
                                   ask.organisation,          std::to_string(ask.exported_rows),
                                   ask.clerk.token,           ask.clerk.csrf,
                                   ask.paper};
    texts.insert(texts.end(), ask.branches.begin(), ask.branches.end());
    write_requests(path, texts);
}

FlowAsk read_flow_ask(const std::string& path) {
    auto texts = read_requests(path);
    FlowAsk ask{.offices = {{texts.at(0), texts.at(1)}},
                .organisation = texts.at(2),
                .exported_rows = std::stoll(texts.at(3)),
                .clerk = {texts.at(4), texts.at(5)},
                .paper = texts.at(6)};
    ask.branches.assign(texts.begin() + 7, texts.end());
    return ask;
}

void measure_requests(const Ask& ask, const Plan& plan, const Process& server, const Process& bare,
                      Figures& figures) {
    for (const auto& scenario : plan.scenarios)
        for (const auto connections : plan.connections) {
            Load load{.connections = connections};
            if (ask.quick) load.warm_up_ms = 50, load.measure_ms = 200;
            Line line{.scenario = scenario.name, .connections = connections, .is_read = !scenario.write};
            load.port = server.port();
            line.work = work_of(server.port(), [&] { ask_once(server.port(), scenario.samples().front()); });
            line.program = run_load(load, scenario.requests(), scenario.check);
            load.port = bare.port();
            line.bare = run_load(load, scenario.requests(), scenario.check);
            figures.lines.push_back(std::move(line));
        }
}

void measure_flows(const Ask& ask, const Plan& plan, const Process& server, const Process& bare, Figures& figures) {
    const auto desk = desk_over(server.port());
    for (const auto& flow : plan.flows)
        for (const auto connections : plan.connections) {
            const std::size_t rounds = ask.quick || connections > 16 ? 1 : connections > 1 ? 2 : 8;
            if (flow.prepare) flow.prepare(desk, connections * rounds + 1);
            Line line{.scenario = flow.name, .connections = connections};
            if (flow.is_one_request) line.work = work_of(server.port(), [&] { flow.once(desk, 0); });
            line.program = run_flow(flow, desk, connections, rounds);
            line.bare = run_flow(bare_flow(flow), desk_over(bare.port()), connections, rounds);
            figures.lines.push_back(std::move(line));
        }
}

Figures measure(const Ask& ask) {
    Figures figures{.size = ask.size};
    const auto plan = plan_of(ask);
    figures.exported_rows = plan.cases_on_ledger;
    const auto copy = copy_of(ask.data);
    write_requests(copy + "/requests", samples_of(plan));
    write_flow_ask(copy + "/flows", plan.flow_ask);
    {
        const Process bare({ask.self, "bare", copy});
        const Process server({ask.program, "serve", "--data", ask.data, "--port", "0"});
        figures.start_ms = server.start_ms();
        measure_requests(ask, plan, server, bare, figures);
        measure_flows(ask, plan, server, bare, figures);
        figures.memory_kib = server.memory_kib();
        figures.memory_peak_kib = server.memory_peak_kib();
    }
    fs::remove_all(copy);
    for (auto& line : measure_papers(ask.only, ask.quick)) figures.lines.push_back(std::move(line));
    const auto sheet = ask.data + ".export.xlsx";
    fs::remove(sheet);
    figures.exporting = run_command({ask.program, "export", "ledger", "--organisation", "QY", "--to", sheet,
                                     "--data", ask.data, "--purpose", "bench"});
    fs::remove(sheet);
    figures.bulk = measure_bulk({ask.program, ask.data, ask.fixtures, ask.only, ask.quick});
    figures.verifying = run_command({ask.program, "verify", "--data", ask.data});
    return figures;
}

int serve_bare_loop(const std::string& data) {
    return serve_bare(
        data, record_requests(data, read_requests(data + "/requests"), flows(read_flow_ask(data + "/flows"))));
}

int usage() {
    std::fputs("bangfu_bench PROGRAM DATA SIZE FIXTURES [--quick] [--only NAME]\nbangfu_bench bare DATA\n", stderr);
    return 2;
}

}

int main(int count, char** words) {
    if (count > 1 && std::string_view(words[1]) == documents::child_argument) return documents::child_main();
    ::setenv("LC_ALL", "C.UTF-8", 1);  // what the program says is read in English here
    try {
        crypto::start();
        const std::vector<std::string> all(words, words + count);
        if (count == 3 && all[1] == "bare") return serve_bare_loop(all[2]);
        if (count < 5) return usage();
        Ask ask{.self = fs::canonical("/proc/self/exe").string(),
                .program = all[1],
                .data = all[2],
                .size = all[3],
                .fixtures = all[4]};
        for (std::size_t i = 5; i < all.size(); ++i) {
            if (all[i] == "--quick") ask.quick = true;
            else if (all[i] == "--only" && i + 1 < all.size()) ask.only = all[++i];
            else return usage();
        }
        const auto figures = measure(ask);
        std::fputs(report(figures).c_str(), stdout);
        const auto wrong = wrong_in(figures);
        if (wrong > 0) std::fprintf(stderr, "%lld wrong or missing answers\n", static_cast<long long>(wrong));
        return wrong == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 1;
    }
}
