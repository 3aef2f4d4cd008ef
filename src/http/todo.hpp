#pragma once
// What waits for somebody, as data beside a slice's routes: each slice gives its sources, app puts them together,
// and home, the bell and the phone read the same list. Derived by queries, never stored. Knows no slice.
#include "base/actor.hpp"
#include "base/date.hpp"
#include "base/described.hpp"
#include "store/store.hpp"

namespace http {

/// A kind of work that waits: how many, how many of them late, the earliest day by which one is due, and the page
/// that opens to just those that are counted.
struct Todo {
    std::string kind;
    std::int64_t count = 0, overdue = 0;
    std::optional<Date> earliest_due;
    std::string page;
};
BOOST_DESCRIBE_STRUCT(Todo, (), (kind, count, overdue, earliest_due, page))

/// Where such work is counted, for those who may do it; kinds of which nothing waits are left out. Each source
/// keeps to the actor's scope itself, as every query does.
struct TodoSource {
    Permission needs;
    std::vector<Todo> (*waiting)(store::Read&, const Actor&);
};

}
