#include "papers/issued_routes.hpp"
#include "papers/issued_store.hpp"

namespace papers {

std::vector<store::TableInfo> issued_tables() { return {store::table_of_record<IssuedPaperRow>(false)}; }

std::vector<store::Invariant> issued_invariants() { return {{"numbers of papers have no gaps", numbers_have_no_gaps}}; }

}
