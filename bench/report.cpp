#include "bench/report.hpp"
#include <fmt/format.h>
#include <fstream>
#include <thread>

namespace bench {

namespace {

/// Hundredths as "1.25".
std::string hundredths(std::int64_t value) { return fmt::format("{}.{:02}", value / 100, value % 100); }

/// How many times as long as the bare loop the program takes, by the medians: they hold on a busy machine too.
std::int64_t ratio_of(const Line& line) {
    const auto bare = line.bare.quantile(50);
    return bare == 0 ? 0 : line.program.quantile(50) * 100 / bare;
}

std::string millis(std::int64_t micros) { return hundredths(micros / 10); }

std::string machine() {
    std::ifstream memory("/proc/meminfo"), cpus("/proc/cpuinfo");
    std::string word, model;
    std::int64_t kib = 0;
    memory >> word >> kib;
    for (std::string line; std::getline(cpus, line);)
        if (line.starts_with("model name")) model = line.substr(line.find(':') + 2);
    return fmt::format("{} cores of {}, {} GiB of memory", std::thread::hardware_concurrency(), model,
                       (kib + (1 << 19)) >> 20);
}

/// Statements and opened values of one request; of what is several requests nothing.
std::string work_words(const Line& line) {
    return line.work.statements == 0 ? "| " : fmt::format("{} | {}", line.work.statements, line.work.opened);
}

const Line* find(const Figures& figures, std::string_view scenario, std::size_t connections) {
    for (const auto& line : figures.lines)
        if (line.scenario.starts_with(scenario) && line.connections == connections) return &line;
    return nullptr;
}

std::string aim(std::string_view what, std::string_view value, bool is_met) {
    return fmt::format("| {} | {} | {} |\n", what, value, is_met ? "met" : "**missed**");
}

std::string bulk_table(const std::vector<BulkLine>& lines) {
    if (lines.empty()) return "";
    std::string out =
        "\n| bulk work | rows | seconds | rows a second | memory MB | longest job of the writer, ms |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n";
    for (const auto& line : lines)
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", line.name, line.rows, hundredths(line.ms / 10),
                           line.per_second(), line.peak_kib / 1024, line.longest_us / 1000);
    return out;
}

std::string bulk_aims(const std::vector<BulkLine>& lines) {
    std::string out;
    std::int64_t longest = 0;
    for (const auto& line : lines) {
        if (line.is_served) longest = std::max(longest, line.longest_us);
        if (line.name.find("CSV") != line.name.npos)
            out += aim("CSV import by the command line above 5,000 rows a second",
                       fmt::format("{}", line.per_second()), line.per_second() > 5000);
    }
    return lines.empty() ? out
                         : out + aim("no job of a serving program's writer over 50 ms",
                                     fmt::format("{} ms", longest / 1000), longest <= 50'000);
}

std::string aims(const Figures& figures) {
    std::string out = "| aim | measured | |\n| --- | --- | --- |\n";
    std::int64_t worst = 0;
    std::string where;
    for (const auto& line : figures.lines)
        if (line.is_read && ratio_of(line) > worst) {
            worst = ratio_of(line);
            where = fmt::format("{}, {} connections", line.scenario, line.connections);
        }
    out += aim("reads within 1.7 times of the bare loop", fmt::format("{} at worst ({})", hundredths(worst), where),
               worst <= 170);
    const auto *one = find(figures, "create", 1), *many = find(figures, "create", 64);
    if (one && many && one->program.per_second() > 0) {
        const auto gain = many->program.per_second() * 100 / one->program.per_second();
        out += aim("durable creates at 64 connections at least 5 times those at 1", hundredths(gain) + " times",
                   gain >= 500);
    }
    if (const auto* page = find(figures, "ledger page", 16))
        out += aim("ledger page p99 under 10 ms with 16 connections", millis(page->program.quantile(99)) + " ms",
                   page->program.quantile(99) < 10'000);
    if (const auto* search = find(figures, "name search", 1))
        out += aim("name search p99 under 5 ms", millis(search->program.quantile(99)) + " ms",
                   search->program.quantile(99) < 5'000);
    if (const auto* list = find(figures, "a list of a hundred pages", 1))
        out += aim("a hundred pages drawn under 1 s", millis(list->program.quantile(50)) + " ms",
                   list->program.quantile(50) < 1'000'000);
    out += aim("server memory under 300 MB", fmt::format("{} MB at its highest", figures.memory_peak_kib / 1024),
               figures.memory_peak_kib < 300 * 1024);
    out += aim("start under 1 s", fmt::format("{} ms", figures.start_ms), figures.start_ms < 1000);
    return out + bulk_aims(figures.bulk);
}

}

std::string report(const Figures& figures) {
    std::string out = fmt::format("### {}\n\n{}.\n\n", figures.size, machine());
    out +=
        "| what | connections | p50 ms | p99 ms | a second | bare p50 | bare p99 | bare a second | ratio |"
        " statements | opened |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for (const auto& line : figures.lines)
        out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", line.scenario, line.connections,
                           millis(line.program.quantile(50)), millis(line.program.quantile(99)),
                           line.program.per_second(), millis(line.bare.quantile(50)),
                           millis(line.bare.quantile(99)), line.bare.per_second(), hundredths(ratio_of(line)),
                           work_words(line));
    out += bulk_table(figures.bulk);
    out += fmt::format("\nMemory of the server {} MB, {} MB at its highest; start {} ms.\n",
                       figures.memory_kib / 1024, figures.memory_peak_kib / 1024, figures.start_ms);
    out += fmt::format("Export of the county's ledger by the command line: {} rows in {} ms, {} MB of memory.\n",
                       figures.exported_rows, figures.exporting.ms, figures.exporting.peak_kib / 1024);
    out += fmt::format("`bangfu verify` after it all, clean: {} ms, {} MB of memory.\n\n", figures.verifying.ms,
                       figures.verifying.peak_kib / 1024);
    return out + aims(figures);
}

}
