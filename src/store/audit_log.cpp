#include "store/audit_log.hpp"
#include <fmt/format.h>

namespace store {

namespace {

void put(std::string& out, std::string_view part) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
}

std::string changes_json(const std::vector<Change>& changes) {
    std::string out = "[";
    for (const auto& change : changes)
        out += fmt::format("{}[\"{}\",{},{},\"{}\",\"{}\",{}]", out.size() > 1 ? "," : "", change.table, change.id,
                           change.version, change.operation, change.hash, change.fields);
    return out + "]";
}

}

std::string canonical_entry(const AuditRow& row) {
    std::string out;
    for (const auto& number : {row.seq, row.at.ms, row.account_id.value, row.object_id})
        put(out, std::to_string(number));
    for (const auto* text : {&row.chain, &row.actor_name, &row.action, &row.object_type, &row.organisation_path,
                             &row.note, &row.changes})
        put(out, *text);
    return out;
}

std::string canonical_row(std::string_view table, const std::vector<Column>& columns) {
    std::string out;
    put(out, table);
    for (const auto& column : columns) {
        const auto& value = column.value;
        if (value.null) continue;
        put(out, column.name);
        out += static_cast<char>(value.kind);
        if (value.kind == Parameter::Kind::number) put(out, std::to_string(value.number));
        else put(out, value.data);
    }
    return out;
}

void AuditLog::append(Write& db, const Audit& what, const std::vector<Change>& changes) {
    AuditRow row{.chain = head_.chain,
                 .seq = head_.seq + 1,
                 .at = db.now(),
                 .account_id = what.account.value_or(db.actor().account),
                 .actor_name = what.account ? what.account_name : db.actor().name,
                 .action = what.action,
                 .object_type = what.object_type,
                 .object_id = what.object_id,
                 .organisation_path = what.organisation_path,
                 .note = what.note,
                 .changes = changes_json(changes),
                 .previous_hash = {head_.hash}};
    row.hash = {db.vault().chain_hash(head_.hash, canonical_entry(row))};
    db.run(
        "INSERT INTO audit_log (chain, seq, at, account_id, actor_name, action, object_type, object_id,"
        " organisation_path, note, changes, previous_hash, hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        row.chain, row.seq, row.at, row.account_id, row.actor_name, row.action, row.object_type, row.object_id,
        row.organisation_path, row.note, row.changes, row.previous_hash, row.hash);
    head_ = {row.chain, row.seq, row.hash.bytes};
}

}
