#pragma once
// Bulk work: a ledger imported by the command line, one through the wizard and taken back, the ledger exported as a
// job. Timed from the asking to the end, as whoever asked waits for it.
#include "bench/report.hpp"

namespace bench {

struct BulkAsk {
    std::string program;
    std::string county;    // a directory with a demo county, for the export
    std::string fixtures;  // a directory with the test ledgers and their organisations
    std::string only{};    // part of a line's name
    bool quick = false;
};

/// Imports go into a county of their own, of the test ledgers' organisations and nobody else; it is verified.
/// Throws when an answer is not what it must be.
std::vector<BulkLine> measure_bulk(const BulkAsk&);

}
