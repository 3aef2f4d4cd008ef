// The organisation tree: looked up, grown, renamed, imported.
#include "access/access.hpp"
#include "access/organisation_import.hpp"
#include "access/organisation_rules.hpp"
#include "access/store.hpp"
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "store/records.hpp"

namespace access_control {

namespace {

OrganisationRow placed(store::Write& db, const std::optional<OrganisationRow>& parent, const AddOrganisation& ask) {
    OrganisationRow row{.id = {db.new_id()},
                        .code = trim(ask.code),
                        .name = unified_name(ask.name),
                        .kind = ask.kind,
                        .created_at = db.now()};
    if (parent) row.parent_id = parent->id;
    row.path = (parent ? parent->path : "/") + std::to_string(row.id.value) + "/";
    row.path_name = (parent ? parent->path_name + "/" : "") + row.name;
    return row;
}

Result<Done> check_new(store::Read& db, const std::optional<OrganisationRow>& parent, const AddOrganisation& ask) {
    std::vector<FieldIssue> issues;
    const auto code = trim(ask.code), name = unified_name(ask.name);
    if (const auto* fault = fault_of_code(code); *fault) issues.push_back({"code", fault});
    else if (find_organisation_by_code(db, code)) issues.push_back({"code", "access.code_taken"});
    if (const auto* fault = fault_of_name(name); *fault) issues.push_back({"name", fault});
    else if (parent && has_child_named(db, parent->id, name)) issues.push_back({"name", "access.name_taken"});
    if (!is_organisation_kind(ask.kind)) issues.push_back({"kind", "access.kind_unknown"});
    else if (!may_stand_below(parent ? parent->kind : "", ask.kind))
        issues.push_back({"kind", "access.kind_misplaced"});
    if (!issues.empty()) return Refusal{"access.invalid", issues};
    return Done{};
}

/// The organisations of a list, with what stands elsewhere of them read once for all.
OrganisationLines lines_of(store::Read& db, const std::vector<OrganisationRow>& rows) {
    const auto ids = store::ids_of(rows, &OrganisationRow::id);
    auto children = count_children(db, ids), cases = count_ledger_cases(db, ids);
    OrganisationLines lines;
    for (const auto& row : rows)
        lines.rows.push_back({.id = row.id,
                              .code = row.code,
                              .name = row.name,
                              .kind = row.kind,
                              .parent = row.parent_id,
                              .version = row.version,
                              .children = children[row.id],
                              .cases = cases[row.id]});
    return lines;
}

/// Gives a name to an organisation and carries it into the path names below.
void rename(store::Write& db, const OrganisationRow& row, const std::string& name) {
    const auto stem = row.path_name.substr(0, row.path_name.size() - row.name.size());
    for (auto below : organisations_below(db, row.path)) {
        if (below.id == row.id) below.name = name;
        below.path_name = stem + name + below.path_name.substr(row.path_name.size());
        db.update(below);
    }
    store::audit_at(db, row.path, "organisation.rename", row);
}

void add(store::Write& db, const std::optional<OrganisationRow>& parent, const OrganisationFileLine& line) {
    const auto row = placed(db, parent, {.code = line.code, .name = line.name, .kind = line.kind});
    db.insert(row);
    store::audit_at(db, row.path, "organisation.add", row);
}

}

Result<OrganisationRow> organisation_in_scope(store::Read& db, const Actor& actor, OrganisationId id) {
    auto row = find_organisation(db, id);
    if (!row || !row->path.starts_with(actor.organisation_path)) return Refusal{"access.organisation_unknown"};
    return *std::move(row);
}

Result<OrganisationRow> branch_in_scope(store::Read& db, const Actor& actor, OrganisationId id) {
    auto row = TRY(organisation_in_scope(db, actor, id));
    if (row.kind != "branch") return Refusal{"access.not_a_branch", {{"branch", "access.not_a_branch"}}};
    return row;
}

OrganisationRef organisation_ref(store::Read& db, OrganisationId id) {
    const auto row = find_organisation(db, id);
    ensure(row.has_value());
    return {row->id, row->name, row->path_name, row->kind};
}

std::unordered_map<OrganisationId, OrganisationRef> organisation_refs(store::Read& db, const store::IdList& ids) {
    std::unordered_map<OrganisationId, OrganisationRef> refs;
    for (const auto& row : organisations_among(db, ids)) refs[row.id] = {row.id, row.name, row.path_name, row.kind};
    return refs;
}

std::optional<OrganisationRow> organisation_by_code(store::Read& db, const std::string& code) {
    return find_organisation_by_code(db, code);
}

std::vector<OrganisationRow> all_organisations(store::Read& db) { return organisations_below(db, "/"); }

Result<OrganisationLines> list_organisations(store::Read& db, const Actor& actor, const ListOrganisations& ask) {
    const auto parent = TRY(organisation_in_scope(db, actor, ask.parent.value_or(actor.organisation)));
    if (!ask.parent) return lines_of(db, {parent});
    return lines_of(db, children_of(db, parent.id));
}

Result<OrganisationRefs> search_organisations(store::Read& db, const Actor& actor, const SearchOrganisations& ask) {
    const auto text = unified_name(ask.text);
    OrganisationRefs out;
    if (text.empty()) return out;
    for (const auto& row : organisations_below(db, actor.organisation_path)) {
        if (row.name.find(text) == std::string::npos && row.code.find(text) == std::string::npos) continue;
        out.rows.push_back({row.id, row.name, row.path_name, row.kind});
        if (out.rows.size() == 50) break;
    }
    return out;
}

Result<AddedOrganisation> add_organisation(store::Write& db, const Actor& actor, const AddOrganisation& ask) {
    std::optional<OrganisationRow> parent;
    if (ask.parent) parent = TRY(organisation_in_scope(db, actor, *ask.parent));
    else if (find_root(db)) return Refusal{"access.invalid", {{"parent", "access.parent_missing"}}};
    TRY(check_new(db, parent, ask));
    const auto row = placed(db, parent, ask);
    db.insert(row);
    store::audit_at(db, row.path, "organisation.add", row);
    return AddedOrganisation{row.id};
}

Result<Renamed> rename_organisation(store::Write& db, const Actor& actor, const RenameOrganisation& ask) {
    const auto row = TRY(organisation_in_scope(db, actor, ask.organisation));
    TRY(require_version(ask.version, row.version));
    const auto name = unified_name(ask.name);
    if (const auto* fault = fault_of_name(name); *fault) return Refusal{"access.invalid", {{"name", fault}}};
    if (name == row.name) return Renamed{row.version};
    if (row.parent_id && has_child_named(db, *row.parent_id, name))
        return Refusal{"access.invalid", {{"name", "access.name_taken"}}};
    rename(db, row, name);
    return Renamed{row.version + 1};
}

Result<ReadOrganisations> read_organisations_file(store::Read&, const Actor&, const ImportOrganisations& ask) {
    return ReadOrganisations{TRY(read_organisation_file(ask.upload.bytes)), ask.check.value_or(false)};
}

Result<ImportedOrganisations> import_read_organisations(store::Write& db, const Actor& actor,
                                                        const ReadOrganisations& ask) {
    auto plan = plan_import(ask.lines, organisations_below(db, "/"), actor.organisation_path);
    if (!plan.issues.empty()) return Refusal{"access.file_rows", std::move(plan.issues)};
    ImportedOrganisations out;
    for (const auto& each : plan.lines) {
        const bool renames = each.verdict == ImportVerdict::renamed, adds = each.verdict == ImportVerdict::added;
        (renames ? out.renamed : adds ? out.added : out.unchanged) += 1;
        out.rows.push_back({.row = each.line.row,
                            .code = each.line.code,
                            .verdict = std::string(enum_name(each.verdict)),
                            .message = renames ? each.old_name + " → " + each.line.name : ""});
        if (ask.check) continue;
        if (renames) rename(db, *find_organisation_by_code(db, each.line.code), each.line.name);
        if (adds) add(db, find_organisation_by_code(db, each.line.parent_code), each.line);
    }
    std::sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    return out;
}

Result<ImportedOrganisations> import_organisations(store::Write& db, const Actor& actor,
                                                   const ImportOrganisations& ask) {
    return import_read_organisations(db, actor, TRY(read_organisations_file(db, actor, ask)));
}

}
