#pragma once
// Work that is not one free request: a job is asked for, waited for, fetched; or a case is taken that nobody took.
// Every connection does it from end to end.
#include "bench/office.hpp"

namespace bench {

/// How requests reach the program, and how one waits between two looks at a job: over loopback, or in this process
/// while the statements are recorded.
struct Desk {
    Asking ask;
    std::function<void()> pause;
};
Desk desk_over(std::uint16_t port);
/// Looks until the work is where it should be; throws when it ended elsewhere.
boost::json::value wait_for(const Desk&, const Office&, const std::string& target, std::string_view wanted);

struct Flow {
    std::string name;
    std::string bare_path;  // under which the bare loop does the same
    std::function<void(const Desk&, std::size_t connection)> once;
    std::function<void(const Desk&, std::size_t times)> prepare{};  // untimed: what so many times need
    bool is_one_request = false;
};

/// What flows are made of: so that another process can make the same.
struct FlowAsk {
    std::vector<Office> offices;
    std::string organisation;           // whose ledger is exported
    std::int64_t exported_rows = 0;     // that it has
    Office clerk;                       // of the branch that has the paper
    std::string paper;                  // an attachment's id
    std::vector<std::string> branches;  // as a ledger names them, for the import
};

/// An export by each connection; an import of a ledger of its own by each; imported cases proposed for filing, one and
/// a hundred a request; a paper opened.
std::vector<Flow> flows(const FlowAsk&);
/// The same work by the bare loop: one request, one answer.
Flow bare_flow(const Flow&);

/// So many connections at once, each as often as `rounds` says.
Measured run_flow(const Flow&, const Desk&, std::size_t connections, std::size_t rounds);

}
