#pragma once
// Who refers to a row: asked before rows of a table are erased or joined, made from what the slices declare
// (Schema::references), so that a slice below need not know those above it.
#include "store/table.hpp"

namespace store {

/// The condition that something refers to the row `alias` of `table`, for a query on it: "(EXISTS (…) OR EXISTS
/// (…))". What belongs to the same batch as the row is left out where the table is written in batches.
std::string is_referred_to_sql(const Schema&, std::string_view table, std::string_view alias);

}
