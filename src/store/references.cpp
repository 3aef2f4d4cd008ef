#include "store/references.hpp"
#include "store/batches.hpp"
#include <fmt/format.h>

namespace store {

namespace {

/// " AND x.import_id IS DISTINCT FROM p.import_id", by the referring row's own batch or by its owner's.
std::string of_another_batch(const Schema& schema, const TableInfo& table, std::string_view alias) {
    if (is_written_in_batches(table))
        return fmt::format(" AND ({0}.import_id IS NULL OR x.import_id IS DISTINCT FROM {0}.import_id)", alias);
    if (table.owners.size() != 1 || !is_written_in_batches(*schema.find(table.owners.front().table))) return "";
    const auto& owner = table.owners.front();
    return fmt::format(
        " AND NOT EXISTS (SELECT 1 FROM {} o WHERE {{with:o}} AND o.id = x.{}"
        " AND o.import_id = {}.import_id)",
        owner.table, owner.column, alias);
}

}

std::string is_referred_to_sql(const Schema& schema, std::string_view table, std::string_view alias) {
    std::string out;
    for (const auto& each : schema.references) {
        if (each.to != table) continue;
        const auto* from = schema.find(each.table);
        ensure(from != nullptr);
        out += fmt::format("{}EXISTS (SELECT 1 FROM {} x WHERE {}x.{} = {}.id{})", out.empty() ? "(" : " OR ",
                           each.table, from->scoped ? "{with:x} AND " : "", each.column, alias,
                           of_another_batch(schema, *from, alias));
    }
    return out.empty() ? "(1 = 0)" : out + ")";
}

}
