#include "imports/routes.hpp"
#include "imports/rows.hpp"
#include <fmt/format.h>

namespace imports {

namespace {

struct Fault {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (id))

/// What is hidden belongs to an import that is being written or erased; what was undone left nothing behind.
void undone_imports_left_nothing(store::Read& db, store::Findings& findings) {
    db.each<Fault>(
        store::Scope::system(store::SystemReason::verify),
        [&](const Fault& fault) {
            findings.add(fmt::format("imports {}: undone or cancelled, yet cases of it are there", fault.id));
            return true;
        },
        "SELECT t.id FROM imports t WHERE {scope:t} AND t.state IN ('undone', 'cancelled', 'failed')"
        " AND EXISTS (SELECT 1 FROM cases c WHERE {with:c} AND c.import_id = t.id)"
        " AND NOT EXISTS (SELECT 1 FROM hidden_batches h WHERE h.batch_id = t.id) ORDER BY t.id");
    db.each<Fault>(
        store::Scope::system(store::SystemReason::verify),
        [&](const Fault& fault) {
            findings.add(fmt::format("imports {}: hidden, though nothing is under way with it", fault.id));
            return true;
        },
        "SELECT t.id FROM imports t JOIN hidden_batches h ON h.batch_id = t.id WHERE {scope:t}"
        " AND t.state NOT IN ('committing', 'cancelling', 'undone') ORDER BY t.id");
}

}

std::vector<store::TableInfo> tables() {
    return {store::table_of_record<ImportRecord>(true), store::other_table("import_progress"),
            store::other_table("import_files"), store::other_table("import_rows")};
}

std::vector<store::Invariant> invariants() {
    return {{"undone imports left nothing", undone_imports_left_nothing}};
}

}
