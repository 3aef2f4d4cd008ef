#pragma once
// Batches of rows that are written in many short jobs and shown by one: until then, and from the moment that they
// are to be erased, no scope but the system's sees them. Tables of record take part by their column import_id.
#include "store/store.hpp"

namespace store {

/// Hides the rows of a batch from now on; hiding it again changes nothing.
void hide_batch(Write&, std::int64_t batch);
/// Shows them all at once.
void show_batch(Write&, std::int64_t batch);
/// Whether this batch is hidden now.
bool is_hidden_batch(Read&, std::int64_t batch);
/// Whether any batch is hidden now: then derived tables may hold rows that nobody is to see.
bool has_hidden_batches(Read&);

/// Whether an action erases (it ends in ".erase"): of the rows it takes the log then tells that they were, not what
/// they said.
bool is_erasure(std::string_view action);

/// Whether rows of the table may belong to a batch.
bool is_written_in_batches(const TableInfo&);
/// The condition that leaves hidden rows out; put in by the store wherever a scope is.
std::string shown_rows(std::string_view alias);

}
