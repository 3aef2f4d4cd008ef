#include "access/organisation_import.hpp"
#include "access/organisation_rules.hpp"
#include <map>
#include <set>

namespace access_control {

namespace {

struct Node {
    std::string parent_code, name, kind;
    bool mine = true;   // within what the actor manages
    bool sound = true;  // its own line is not wrong
};

/// A field of a line with its fault; no fault: nullptr.
struct Fault {
    const char *field = "", *code = nullptr;
};

class Planner {
public:
    Planner(const std::vector<OrganisationRow>& present, std::string_view actor_path) {
        std::map<OrganisationId, const OrganisationRow*> by_id;
        for (const auto& row : present) by_id[row.id] = &row;
        for (const auto& row : present) {
            const auto parent = row.parent_id ? by_id.at(*row.parent_id)->code : std::string();
            take(row.code, {parent, row.name, row.kind, row.path.starts_with(actor_path)});
        }
        founds_county_ = present.empty() && actor_path == "/";
    }

    void judge(const OrganisationFileLine& line) {
        const auto known = nodes_.find(line.code);
        const bool is_new = known == nodes_.end();
        if (is_new && stands_below_a_wrong_line(line)) {
            nodes_[line.code].sound = false;
            return;
        }
        const auto fault = is_new ? fault_of_new(line) : fault_of_known(line, known->second);
        if (fault.code) {
            nodes_[line.code].sound = false;
            plan.issues.push_back({"rows[" + std::to_string(line.row) + "]." + fault.field, fault.code});
        } else if (is_new) {
            take(line.code, {line.parent_code, line.name, line.kind});
            plan.lines.push_back({line, ImportVerdict::added});
        } else if (known->second.name != line.name) {
            plan.lines.push_back({line, ImportVerdict::renamed, known->second.name});
            take(line.code, {line.parent_code, line.name, line.kind});
        } else plan.lines.push_back({line});
    }

    ImportPlan plan;

private:
    /// Old names stay taken too: they are given up one by one while the file is written.
    void take(const std::string& code, Node node) {
        names_.emplace(node.parent_code, node.name);
        nodes_[code] = std::move(node);
    }

    bool stands_below_a_wrong_line(const OrganisationFileLine& line) const {
        const auto parent = nodes_.find(line.parent_code);
        return parent != nodes_.end() && !parent->second.sound;
    }

    Fault fault_of_known(const OrganisationFileLine& line, const Node& node) const {
        if (!node.mine) return {"code", "access.organisation_unknown"};
        if (node.parent_code != line.parent_code) return {"parent_code", "access.parent_differs"};
        if (node.kind != line.kind) return {"kind", "access.kind_differs"};
        return node.name == line.name ? Fault{} : fault_of_name_among(line);
    }

    Fault fault_of_new(const OrganisationFileLine& line) const {
        if (const auto* code = fault_of_code(line.code); *code) return {"code", code};
        if (!is_organisation_kind(line.kind)) return {"kind", "access.kind_unknown"};
        if (line.parent_code.empty()) {
            if (line.kind != "county") return {"parent_code", "access.parent_missing"};
            if (!founds_county_ || has_county()) return {"kind", "access.county_exists"};
            return fault_of_name_among(line);
        }
        const auto parent = nodes_.find(line.parent_code);
        if (parent == nodes_.end()) return {"parent_code", "access.parent_unknown"};
        if (!parent->second.mine) return {"parent_code", "access.organisation_unknown"};
        if (!may_stand_below(parent->second.kind, line.kind)) return {"kind", "access.kind_misplaced"};
        return fault_of_name_among(line);
    }

    Fault fault_of_name_among(const OrganisationFileLine& line) const {
        if (const auto* code = fault_of_name(line.name); *code) return {"name", code};
        if (names_.contains({line.parent_code, line.name})) return {"name", "access.name_taken"};
        return {};
    }

    bool has_county() const {
        for (const auto& [code, node] : nodes_)
            if (node.sound && node.parent_code.empty()) return true;
        return false;
    }

    std::map<std::string, Node> nodes_;
    std::set<std::pair<std::string, std::string>> names_;
    bool founds_county_ = false;
};

}

ImportPlan plan_import(const std::vector<OrganisationFileLine>& lines, const std::vector<OrganisationRow>& present,
                       std::string_view actor_path) {
    Planner planner(present, actor_path);
    for (const auto& line : lines) planner.judge(line);
    return std::move(planner.plan);
}

}
