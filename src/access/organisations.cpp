// The organisation tree: looked up, grown, renamed, imported.
#include "access/access.hpp"
#include "access/organisation_file.hpp"
#include "access/store.hpp"
#include "base/text.hpp"
#include "base/version.hpp"

namespace access_control {

namespace {

/// What may stand below what.
bool may_hold(std::string_view parent, std::string_view child) {
    if (parent == "county") return child == "committee" || child == "branch" || child == "general_branch";
    if (parent == "committee") return child == "general_branch" || child == "branch";
    return parent == "general_branch" && child == "branch";
}

OrganisationRow placed(store::Write& db, const std::optional<OrganisationRow>& parent, const AddOrganisation& ask) {
    OrganisationRow row{.id = {db.new_id()},
                        .code = trim(ask.code),
                        .name = trim(ask.name),
                        .kind = ask.kind,
                        .created_at = db.now()};
    if (parent) row.parent_id = parent->id;
    row.path = (parent ? parent->path : "/") + std::to_string(row.id.value) + "/";
    row.path_name = (parent ? parent->path_name + "/" : "") + row.name;
    return row;
}

Result<Done> check_new(store::Read& db, const std::optional<OrganisationRow>& parent, const AddOrganisation& ask) {
    std::vector<FieldIssue> issues;
    if (trim(ask.code).empty() || ask.code.size() > 40) issues.push_back({"code", "access.code_missing"});
    if (trim(ask.name).empty() || length_in_characters(ask.name) > 60)
        issues.push_back({"name", "access.name_missing"});
    const bool fits = parent ? may_hold(parent->kind, ask.kind) : ask.kind == "county";
    if (!fits) issues.push_back({"kind", "access.kind_misplaced"});
    if (find_organisation_by_code(db, trim(ask.code))) issues.push_back({"code", "access.code_taken"});
    if (parent)
        for (const auto& sibling : children_of(db, parent->id))
            if (sibling.name == trim(ask.name)) issues.push_back({"name", "access.name_taken"});
    if (!issues.empty()) return Refusal{"access.invalid", issues};
    return Done{};
}

void audit(store::Write& db, const char* action, const OrganisationRow& row) {
    db.audit({.action = action,
              .object_type = "organisations",
              .object_id = row.id.value,
              .organisation_path = row.path});
}

OrganisationLine line_of(store::Read& db, const OrganisationRow& row) {
    return {.id = row.id,
            .code = row.code,
            .name = row.name,
            .kind = row.kind,
            .parent = row.parent_id,
            .version = row.version,
            .children = count_children(db, row.id),
            .cases = count_ledger_cases(db, row.id)};
}

/// Gives a name to an organisation and carries it into the path names below.
void rename(store::Write& db, OrganisationRow row, const std::string& name) {
    const auto old_prefix = row.path_name;
    const auto stem = old_prefix.substr(0, old_prefix.size() - row.name.size());
    for (auto below : organisations_below(db, row.path)) {
        if (below.id == row.id) below.name = name;
        below.path_name = stem + name + below.path_name.substr(old_prefix.size());
        db.update(below);
    }
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

std::optional<OrganisationRow> organisation_by_code(store::Read& db, const std::string& code) {
    return find_organisation_by_code(db, code);
}

std::vector<OrganisationRow> all_organisations(store::Read& db) { return organisations_below(db, "/"); }

Result<OrganisationLines> list_organisations(store::Read& db, const Actor& actor, const ListOrganisations& ask) {
    OrganisationLines out;
    if (!ask.parent) {
        out.rows.push_back(line_of(db, TRY(organisation_in_scope(db, actor, actor.organisation))));
        return out;
    }
    const auto parent = TRY(organisation_in_scope(db, actor, *ask.parent));
    for (const auto& row : children_of(db, parent.id)) out.rows.push_back(line_of(db, row));
    return out;
}

Result<OrganisationRefs> search_organisations(store::Read& db, const Actor& actor, const SearchOrganisations& ask) {
    const auto text = trim(ask.text);
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
    audit(db, "organisation.add", row);
    return AddedOrganisation{row.id};
}

Result<Renamed> rename_organisation(store::Write& db, const Actor& actor, const RenameOrganisation& ask) {
    const auto row = TRY(organisation_in_scope(db, actor, ask.organisation));
    TRY(require_version(ask.version, row.version));
    const auto name = trim(ask.name);
    if (name.empty() || length_in_characters(name) > 60)
        return Refusal{"access.invalid", {{"name", "access.name_missing"}}};
    if (row.parent_id)
        for (const auto& sibling : children_of(db, *row.parent_id))
            if (sibling.id != row.id && sibling.name == name)
                return Refusal{"access.invalid", {{"name", "access.name_taken"}}};
    rename(db, row, name);
    audit(db, "organisation.rename", row);
    return Renamed{row.version + 1};
}

Result<ImportedOrganisations> import_organisations(store::Write& db, const Actor& actor,
                                                   const ImportOrganisations& ask) {
    const auto lines = TRY(read_organisation_file(ask.upload.bytes));
    ImportedOrganisations out;
    std::vector<FieldIssue> issues;
    for (const auto& line : lines) {
        const auto known = find_organisation_by_code(db, line.code);
        if (known && !known->path.starts_with(actor.organisation_path))
            return Refusal{"access.organisation_unknown"};
        ImportedRow row{.row = line.row, .code = line.code, .verdict = "unchanged"};
        if (known && known->name != line.name) {
            rename(db, *known, line.name);
            audit(db, "organisation.rename", *known);
            row.verdict = "renamed";
            ++out.renamed;
        } else if (known) {
            ++out.unchanged;
        } else {
            const auto parent = find_organisation_by_code(db, line.parent_code);
            const AddOrganisation add{.code = line.code, .name = line.name, .kind = line.kind};
            const auto checked =
                !line.parent_code.empty() && !parent
                    ? Result<Done>(Refusal{"access.invalid", {{"parent_code", "access.parent_unknown"}}})
                    : check_new(db, parent, add);
            if (!checked) {
                issues.push_back({"rows[" + std::to_string(line.row) + "]." + checked.error().fields[0].field,
                                  checked.error().fields[0].code});
                continue;
            }
            const auto made = placed(db, parent, add);
            db.insert(made);
            audit(db, "organisation.add", made);
            row.verdict = "added";
            ++out.added;
        }
        out.rows.push_back(row);
    }
    if (!issues.empty()) return Refusal{"access.file_rows", issues};
    return out;
}

}
