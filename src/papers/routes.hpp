#pragma once
// What the slice gives to the program.
#include "http/sentence.hpp"
#include "store/table.hpp"
#include <span>

namespace papers {

/// `owners`: the kinds of records that carry papers, as the slices above tell them.
std::vector<store::TableInfo> tables(std::vector<store::OwnedBy> owners);
std::vector<store::Invariant> invariants();
/// Whose rows of other tables they name.
std::vector<store::Reference> references();
std::span<const http::Sentence> sentences();

}
