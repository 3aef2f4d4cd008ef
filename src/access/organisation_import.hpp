#pragma once
// What a file of organisations would change, decided on the tree as it stands before anything is written. Pure.
#include "access/organisation_file.hpp"
#include "access/rows.hpp"

namespace access_control {

enum class ImportVerdict { unchanged, renamed, added };
BOOST_DESCRIBE_ENUM(ImportVerdict, unchanged, renamed, added)

/// A line with what it comes to; `old_name` when it gives a new one.
struct PlannedLine {
    OrganisationFileLine line;
    ImportVerdict verdict = ImportVerdict::unchanged;
    std::string old_name{};
};

struct ImportPlan {
    std::vector<PlannedLine> lines{};
    std::vector<FieldIssue> issues{};  // "rows[7].parent_code"; none for what stands below a wrong line
};

/// Lines come parents first. Nothing outside `actor_path` is touched; organisations are added and renamed, never
/// moved to another parent or turned into another kind.
ImportPlan plan_import(const std::vector<OrganisationFileLine>& lines, const std::vector<OrganisationRow>& present,
                       std::string_view actor_path);

}
