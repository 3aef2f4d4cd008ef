// The audit log as the audit administrator reads it: who did what to which record, never the personal values.
#include "access/sessions.hpp"
#include "access/store.hpp"
#include "base/text.hpp"

namespace access_control {

namespace {

/// The first moment of a day in the county (UTC+8).
Time start_of(Date day) {
    constexpr std::int64_t hour = 3600 * 1000;
    return {day.days * 24 * hour - 8 * hour};
}

AuditFilter filter_of(const AuditAsk& ask) {
    return {.action = ask.action.value_or(""),
            .object_type = ask.object_type.value_or(""),
            .object_id = ask.object_id.value_or(0),
            .account = ask.account.value_or(AccountId{}).value,
            .from = ask.from ? start_of(*ask.from) : Time{0},
            .to = ask.to ? Time{start_of({ask.to->days + 1}).ms - 1} : Time{INT64_MAX}};
}

std::string key_of(const AuditLine& row) { return std::to_string(row.at.ms) + "/" + row.chain; }

Result<AuditPlace> place_of(const Window& window) {
    if (window.from_edge) return AuditPlace{.at = window.backward ? -1 : INT64_MAX};
    const auto slash = window.key.find('/');
    if (slash == window.key.npos || !to_code_points(window.key) || window.key.find('\0') != window.key.npos)
        return Refusal{"page.cursor"};
    return AuditPlace{std::strtoll(window.key.c_str(), nullptr, 10), window.key.substr(slash + 1), window.id};
}

/// The organisation that a path ends with; none for the whole county.
OrganisationId organisation_of(const std::string& path) {
    if (path.size() < 3) return {};
    const auto slash = path.find_last_of('/', path.size() - 2);
    return {std::strtoll(path.c_str() + slash + 1, nullptr, 10)};
}

using Places = std::unordered_map<OrganisationId, OrganisationRef>;

AuditEntry entry_of(const Places& places, const AuditLine& row) {
    const auto place = places.find(organisation_of(row.organisation_path));
    return {.chain = row.chain,
            .seq = row.seq,
            .at = row.at,
            .account = row.account_id,
            .actor_name = row.actor_name,
            .action = row.action,
            .object_type = row.object_type,
            .object_id = row.object_id,
            .organisation_name = place != places.end() ? OptionalText(place->second.name) : std::nullopt,
            .note = row.note,
            .changes = row.changes};
}

}

Result<Paged<AuditEntry>> list_audit(store::Read& db, const Actor&, const ListAudit& ask) {
    const auto window = TRY(window_of(ask));
    const auto place = TRY(place_of(window));
    auto page = page_of(audit_page(db, filter_of(ask), place, window), window,
                        [](const AuditLine& row) { return cursor_of(key_of(row), row.seq); });
    Paged<AuditEntry> out{.next = std::move(page.next), .previous = std::move(page.previous)};
    store::IdList ids;
    for (const auto& row : page.rows) ids.add(organisation_of(row.organisation_path));
    const auto places = organisation_refs(db, ids);
    for (const auto& row : page.rows) out.rows.push_back(entry_of(places, row));
    return out;
}

Result<Total> audit_total(store::Read& db, const Actor&, const AuditAsk& ask) {
    constexpr std::int64_t counted_max = 100'000;
    const auto rows = count_audit_rows(db, filter_of(ask), counted_max + 1);
    return Total{std::min(rows, counted_max), rows > counted_max};
}

}
