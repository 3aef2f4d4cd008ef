#pragma once
// What is measured: the requests of an office's day, over targets drawn from the county itself.
#include "bench/office.hpp"

namespace bench {

/// Ids and names to ask for, collected through the interface.
struct Targets {
    std::string county;
    std::int64_t cases_on_ledger = 0;
    std::vector<std::string> townships{}, branches{}, cases{}, names{};
    std::vector<std::string> ledger_branches{};  // as legacy ledgers name them: "东湾镇北岭村党支部"
};

/// A kind of request: some hundred different ones for a read, a new one each time for a write.
struct Scenario {
    std::string name;
    std::vector<std::string> reads{};
    std::function<std::string()> write{};
    Check check{};
    /// Requests for the bare loop to be shown: all the reads, or one write.
    std::vector<std::string> samples() const { return write ? std::vector{write()} : reads; }
    NextRequest requests() const;
};

Targets collect_targets(std::uint16_t port, const Office&);
/// Reads, then sign-in and create.
std::vector<Scenario> scenarios(const Office&, const Targets&);

}
