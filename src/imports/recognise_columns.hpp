#pragma once
// What the columns under found header rows mean: one column for one field, the ledger's block told from tables
// beside it.
#include "imports/recognise.hpp"
#include "imports/recognise_words.hpp"

namespace imports {

/// `header` are row indices of the grid, top to bottom.
Layout name_columns(const Grid& grid, const std::vector<std::size_t>& header);

}
