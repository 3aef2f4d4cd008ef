#pragma once
// Running numbers.
#include "store/store.hpp"

namespace cases {

/// The next running number of a name ("case-2026"), from 1. Kept in the writing transaction: no gaps.
std::int64_t next_number(store::Write&, const std::string& name);
/// The first of `count` numbers in a row.
std::int64_t next_numbers(store::Write&, const std::string& name, std::int64_t count);
/// How many of a name were taken.
std::int64_t numbers_taken(store::Read&, const std::string& name);

}
