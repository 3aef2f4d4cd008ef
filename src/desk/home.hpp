#pragma once
// Where a day's work begins: what waits, of whatever slice, and the figures of the office's ledger.
#include "ledger/ledger.hpp"
#include "http/todo.hpp"

namespace desk {

/// What every slice has waiting, in the order of the slices; put together by app.
using Sources = std::vector<http::TodoSource>;

struct AskHome {};
BOOST_DESCRIBE_STRUCT(AskHome, (), ())

/// What waits for the actor, by every source that their rights open to them.
struct Waiting {
    std::vector<http::Todo> todos;
};

struct Home : ledger::CaseFigures {
    std::vector<http::Todo> todos;
};
BOOST_DESCRIBE_STRUCT(Home, (ledger::CaseFigures), (todos))

/// Without sources nothing waits.
Result<Waiting> gather_todos(store::Read&, const Actor&, const AskHome&, const Sources*);
/// The figures are told to those who read cases; to others home is what waits.
Result<Home> home(store::Read&, const Actor&, const Waiting&);

}
