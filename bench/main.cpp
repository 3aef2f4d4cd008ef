// Measures the program over loopback beside a bare loop in the same run. Started by bench/run.
#include "bench/bulk.hpp"
#include "bench/process.hpp"
#include "bench/recording.hpp"
#include "bench/report.hpp"
#include "bench/scenarios.hpp"
#include "base/crypto.hpp"
#include "documents/documents.hpp"
#include <cstdio>
#include <cstdlib>
#include <filesystem>
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

Figures measure(const Ask& ask) {
    const std::vector<std::string> serve{ask.program, "serve", "--data", ask.data, "--port", "0"};
    Figures figures{.size = ask.size};
    std::vector<Scenario> all;
    {
        const Process server(serve);
        const auto office = sign_in(server.port(), "officer");
        const auto targets = collect_targets(server.port(), office);
        figures.exported_rows = targets.cases_on_ledger;
        all = scenarios(office, targets);
        std::erase_if(all, [&](const Scenario& each) { return each.name.find(ask.only) == each.name.npos; });
    }
    std::vector<std::string> samples;
    for (const auto& each : all)
        for (auto& sample : each.samples()) samples.push_back(std::move(sample));
    const auto copy = copy_of(ask.data);
    write_requests(copy + "/requests", samples);
    {
        const Process bare({ask.self, "bare", copy, copy + "/requests"});
        const Process server(serve);
        figures.start_ms = server.start_ms();
        for (const auto& scenario : all)
            for (const std::size_t connections :
                 ask.quick ? std::vector<std::size_t>{1, 16} : std::vector<std::size_t>{1, 16, 64}) {
                Load load{.connections = connections};
                if (ask.quick) load.warm_up_ms = 50, load.measure_ms = 200;
                Line line{.scenario = scenario.name, .connections = connections, .is_read = !scenario.write};
                load.port = server.port();
                line.program = run_load(load, scenario.requests(), scenario.check);
                load.port = bare.port();
                line.bare = run_load(load, scenario.requests(), scenario.check);
                figures.lines.push_back(std::move(line));
            }
        figures.memory_kib = server.memory_kib();
        figures.memory_peak_kib = server.memory_peak_kib();
    }
    fs::remove_all(copy);
    const auto sheet = ask.data + ".export.xlsx";
    fs::remove(sheet);
    figures.exporting = run_command({ask.program, "export", "ledger", "--organisation", "QY", "--to", sheet,
                                     "--data", ask.data, "--purpose", "bench"});
    fs::remove(sheet);
    figures.bulk = measure_bulk({ask.program, ask.data, ask.fixtures, ask.only, ask.quick});
    figures.verifying = run_command({ask.program, "verify", "--data", ask.data});
    return figures;
}

int usage() {
    std::fputs("bangfu_bench PROGRAM DATA SIZE FIXTURES [--quick] [--only NAME]\nbangfu_bench bare DATA REQUESTS\n",
               stderr);
    return 2;
}

}

int main(int count, char** words) {
    if (count > 1 && std::string_view(words[1]) == documents::child_argument) return documents::child_main();
    ::setenv("LC_ALL", "C.UTF-8", 1);  // what the program says is read in English here
    try {
        crypto::start();
        const std::vector<std::string> all(words, words + count);
        if (count == 4 && all[1] == "bare")
            return serve_bare(all[2], record_requests(all[2], read_requests(all[3])));
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
