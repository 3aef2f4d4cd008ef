#include "bench/bulk.hpp"
#include "bench/counters.hpp"
#include "bench/flows.hpp"
#include "bench/ledgers.hpp"
#include "bench/office.hpp"
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Clock = std::chrono::steady_clock;

std::int64_t millis_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
}

/// The number after a mark in a text.
void require(bool is_so, const std::string& what) {
    if (!is_so) throw std::runtime_error("bulk work: " + what);
}

/// A program that serves a directory: its memory and its writer are its own, so each line has one.
class Serving {
public:
    Serving(const std::string& program, const std::string& data)
        : process_({program, "serve", "--data", data, "--port", "0"}) {}
    std::uint16_t port() const { return process_.port(); }
    void measure(BulkLine& line) const {
        line.longest_us = number_after(counters_of(port()), "bangfu_writer_longest_job_microseconds ");
        line.peak_kib = process_.memory_peak_kib();
    }
    json::value wait(const Office& office, const std::string& target, const std::string& wanted) const {
        return wait_for(desk_over(port()), office, target, wanted);
    }

private:
    Process process_;
};

class Bulk {
public:
    explicit Bulk(const BulkAsk& ask) : ask_(ask), data_(ask.county + ".imports") {}
    ~Bulk() { fs::remove_all(data_); }
    Bulk(const Bulk&) = delete;
    Bulk& operator=(const Bulk&) = delete;

    std::vector<BulkLine> run() {
        if (is_asked(command_)) by_command();
        if (is_asked(wizard_) || is_asked(undo_)) by_wizard();
        if (is_asked(batches_)) by_filing();
        if (is_asked(export_)) exported();
        return std::move(lines_);
    }

private:
    bool is_asked(const std::string& name) const { return name.find(ask_.only) != name.npos; }

    void found_county() {
        fs::remove_all(data_);
        bangfu({"import", "organisations", ask_.fixtures + "/orgs.csv"});
        bangfu({"user", "first", "--county", "清源县委", "--code", "QY"});
    }

    CommandCost bangfu(std::vector<std::string> words) const {
        words.insert(words.begin(), ask_.program);
        words.insert(words.end(), {"--data", data_});
        return run_command(words);
    }

    void by_command() {
        found_county();
        const std::int64_t rows = ask_.quick ? 200 : 20'000;
        const auto file = data_ + "/ledger.csv";
        std::ofstream(file) << csv_ledger(branches_in(read_file(ask_.fixtures + "/orgs.csv")), rows);
        const auto cost = bangfu({"import", "ledger", file, "--all", "--as-of", "2026-06-30"});
        require(number_after(cost.said, "committed, ") == rows, cost.said);
        lines_.push_back({.name = command_,
                          .rows = rows,
                          .ms = cost.ms,
                          .peak_kib = cost.peak_kib,
                          .longest_us = number_after(cost.said, "longest write ") * 1000,
                          .is_served = false});
        bangfu({"verify"});
    }

    void by_wizard() {
        found_county();
        const auto password = add_officer(ask_.program, data_, "officer");
        BulkLine line{.name = wizard_};
        std::string import;
        {
            const Serving serving(ask_.program, data_);
            import = committed(serving, sign_in_first(serving.port(), "officer", password), line);
        }
        lines_.push_back(line);
        line.name = undo_;
        {
            const Serving serving(ask_.program, data_);
            undone(serving, sign_in(serving.port(), "officer"), import, line);
        }
        lines_.push_back(line);
        bangfu({"verify"});
    }

    std::string committed(const Serving& serving, const Office& office, BulkLine& line) const {
        const std::string name = ask_.quick ? "a_clean.xlsx" : "e_5000.xlsx";
        const auto bytes = read_file(ask_.fixtures + "/" + name);
        const auto begun = Clock::now();
        const auto uploaded = told(serving.port(), office, "/api/imports?name=" + name, bytes,
                                   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        const auto import = json::serialize(json::parse(uploaded.body).at("import"));
        const auto target = "/api/imports/" + import;
        const auto ready = serving.wait(office, target, "ready");
        told(serving.port(), office, target + "/commit",
             fmt::format(R"({{"mode":"valid","version":{}}})", ready.at("version").as_int64()));
        const auto done = serving.wait(office, target, "committed");
        line.ms = millis_since(begun);
        line.rows = done.at("counts").at("ok").as_int64() + done.at("counts").at("warning").as_int64();
        serving.measure(line);
        require(on_ledgers(serving, office) == line.rows, "the ledger has not the import's cases");
        return import;
    }

    void undone(const Serving& serving, const Office& office, const std::string& import, BulkLine& line) const {
        const auto target = "/api/imports/" + import;
        const auto version = asked(serving.port(), target, office.token).at("version").as_int64();
        const auto begun = Clock::now();
        told(serving.port(), office, target + "/undo",
             fmt::format(R"({{"version":{},"reason":"导错了文件"}})", version));
        serving.wait(office, target, "undone");
        line.ms = millis_since(begun);
        serving.measure(line);
        require(on_ledgers(serving, office) == 0, "the ledger has cases of an import that was undone");
    }

    /// The cases of an import proposed for filing, a hundred a batch, in a program of its own: its longest job of the
    /// writer is then a batch.
    void by_filing() {
        found_county();
        const auto password = add_officer(ask_.program, data_, "officer");
        {
            BulkLine line;
            const Serving serving(ask_.program, data_);
            committed(serving, sign_in_first(serving.port(), "officer", password), line);
        }
        BulkLine line{.name = batches_};
        {
            const Serving serving(ask_.program, data_);
            const auto office = sign_in(serving.port(), "officer");
            Clock::duration taken{};
            for (int i = 0; i < (ask_.quick ? 1 : 20); ++i) taken += batch_filed(serving.port(), office, line.rows);
            line.ms = std::chrono::duration_cast<std::chrono::milliseconds>(taken).count();
            serving.measure(line);
        }
        lines_.push_back(line);
        bangfu({"verify"});
    }

    static Clock::duration batch_filed(std::uint16_t port, const Office& office, std::int64_t& rows) {
        const auto page = asked(port, "/api/ledger?status=imported&size=100", office.token);
        std::string items;
        for (const auto& row : page.at("rows").as_array()) {
            items += (items.empty() ? "" : ",") + approved(row);
            ++rows;
        }
        const auto begun = Clock::now();
        told(port, office, "/api/cases/filing", R"({"items":[)" + items + "]}");
        return Clock::now() - begun;
    }

    static std::int64_t on_ledgers(const Serving& serving, const Office& office) {
        return asked(serving.port(), "/api/ledger/totals?status=imported", office.token).at("cases").as_int64();
    }

    void exported() {
        const Serving serving(ask_.program, ask_.county);
        const auto office = sign_in(serving.port(), "officer");
        BulkLine line{.name = export_};
        line.rows =
            asked(serving.port(), "/api/ledger/totals?status=on_ledger", office.token).at("cases").as_int64();
        const auto begun = Clock::now();
        const auto started =
            told(serving.port(), office, "/api/exports", R"({"status":"on_ledger","purpose":"核对"})");
        const auto target = "/api/jobs/" + json::serialize(json::parse(started.body).at("job"));
        const auto done = serving.wait(office, target, "done");
        const auto file = told(serving.port(), office, target + "/file", "{}");
        line.ms = millis_since(begun);
        require(done.at("total").as_int64() == line.rows, "the export has not the ledger's rows");
        require(file.body.starts_with("PK"), "the export is no workbook");
        serving.measure(line);
        lines_.push_back(line);
    }

    const BulkAsk& ask_;
    std::string data_;
    std::vector<BulkLine> lines_;
    const std::string command_ = "import of a CSV ledger by the command line";
    const std::string wizard_ = "import of an .xlsx ledger in the wizard, upload to committed";
    const std::string undo_ = "undo of that import";
    const std::string batches_ = "cases proposed for filing, a hundred a request";
    const std::string export_ = "export of the ledger, asked to downloaded";
};

}

std::vector<BulkLine> measure_bulk(const BulkAsk& ask) { return Bulk(ask).run(); }

}
