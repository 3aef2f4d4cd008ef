#include "imports/cell_branch.hpp"
#include <algorithm>
#include <map>
#include "base/text.hpp"
#include "imports/cell_text.hpp"

namespace imports {
namespace {

/// Takes the first of the endings that fits; the longer ones stand first.
bool take_ending(std::string& text, std::initializer_list<std::string_view> endings) {
    for (const auto ending : endings) {
        if (text.size() <= ending.size() || !text.ends_with(ending)) continue;
        text.resize(text.size() - ending.size());
        return true;
    }
    return false;
}

std::string without_branch_ending(std::string text) {
    take_ending(text, {"党支部委员会", "支部委员会", "党总支部委员会", "总支部委员会", "党总支委员会", "党总支部",
                       "党总支", "联合党支部", "党支部", "支部", "党支委", "支委会", "支委", "党委", "党组织"});
    return text;
}

std::string without_committee_ending(std::string text) {
    take_ending(text, {"党工作委员会", "工作委员会", "党委员会", "委员会", "党工委", "党委", "党组"});
    return text;
}

std::string without_county_ending(std::string text) {
    take_ending(text, {"委员会组织部", "委组织部", "党委", "委员会", "委"});
    return text;
}

std::string without_party(std::string text) {
    for (const std::string_view start : {"中国共产党", "中共"})
        if (text.size() > start.size() && text.starts_with(start)) return text.substr(start.size());
    return text;
}

/// 东湾 for 东湾镇; empty when too little would be left to know it by.
std::string short_township(const std::string& core) {
    std::string brief = core;
    if (!take_ending(brief, {"街道办事处", "街道", "民族乡", "镇", "乡"})) return {};
    return length_in_characters(brief) >= 2 ? brief : std::string();
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}

BranchFinder::BranchFinder(const std::vector<LedgerOrganisation>& organisations) { add(organisations); }

void BranchFinder::add(const std::vector<LedgerOrganisation>& organisations) {
    for (const auto& organisation : organisations) by_code_.emplace(organisation.code, by_code_.size());
    units_.resize(by_code_.size());
    std::map<std::string, const LedgerOrganisation*> known;
    for (const auto& organisation : organisations) known.emplace(organisation.code, &organisation);
    // Parents first, so that their names can be taken off their children's.
    std::vector<std::pair<std::size_t, const LedgerOrganisation*>> order;
    for (const auto& [code, organisation] : known) {
        std::size_t depth = 0;
        for (auto at = known.find(organisation->parent_code); at != known.end() && depth < 20; ++depth)
            at = known.find(at->second->parent_code);
        order.emplace_back(depth, organisation);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [depth, organisation] : order) {
        const auto place = by_code_.at(organisation->code);
        Unit unit{.code = organisation->code, .path = organisation->name, .plain = compact(organisation->name)};
        if (const auto parent = by_code_.find(organisation->parent_code); depth > 0 && parent != by_code_.end()) {
            unit.above = units_[parent->second].above;
            unit.above.push_back(parent->second);
            unit.path = units_[parent->second].path + "/" + organisation->name;
        }
        const bool branch = organisation->kind == "branch" || organisation->kind == "general_branch";
        const bool county = organisation->kind == "county";
        const std::string named = without_party(unit.plain);
        unit.core =
            county ? without_county_ending(named)
                   : core_of(branch ? without_branch_ending(named) : without_committee_ending(named), unit.above);
        if (unit.core.empty()) unit.core = unit.plain;
        (branch ? branches_ : county ? counties_ : committees_).push_back(place);
        if (branch) {
            by_core_[unit.core].push_back(place);
            by_plain_[unit.plain].push_back(place);
        }
        units_[place] = std::move(unit);
    }
}

/// The name without the names of the organisations above it.
std::string BranchFinder::core_of(const std::string& name, const std::vector<std::size_t>& above) const {
    std::string core = name;
    for (const auto place : above) {
        const auto& upper = units_[place].core;
        if (!upper.empty() && core.size() > upper.size() && core.starts_with(upper)) core.erase(0, upper.size());
    }
    return core;
}

/// The text after the county's name, also where province and city stand before it.
std::string BranchFinder::without_county(const std::string& text) const {
    for (const auto place : counties_) {
        const auto& county = units_[place].core;
        const auto at = county.empty() ? std::string::npos : text.find(county);
        if (at == std::string::npos || at + county.size() >= text.size()) continue;
        std::string rest = text.substr(at + county.size());
        for (const std::string_view joint : {"委员会", "县委", "委"})
            if (rest.starts_with(joint) && rest.size() > joint.size()) {
                rest.erase(0, joint.size());
                break;
            }
        return rest;
    }
    return text;
}

BranchFinder::Places BranchFinder::branches_named(const std::string& core) const {
    const auto found = by_core_.find(core);
    return found == by_core_.end() ? Places{} : found->second;
}

/// The committees whose name the text starts with; `left` is what follows it.
BranchFinder::Places BranchFinder::named_in_township(const std::string& rest, std::string& left) const {
    Places places;
    std::size_t longest = 0;
    for (const auto place : committees_) {
        const auto& core = units_[place].core;
        if (core.size() >= rest.size() || !rest.starts_with(core) || core.size() < longest) continue;
        if (core.size() > longest) places.clear();
        longest = core.size();
        places.push_back(place);
    }
    if (places.empty()) return places;
    left = rest.substr(longest);
    for (const std::string_view joint :
         {"党工作委员会", "党委员会", "委员会", "党工委", "党委", "/", "-", "—", "_", "\\", ">"})
        if (left.starts_with(joint) && left.size() > joint.size()) left.erase(0, joint.size());
    left = without_party(left);
    return places;
}

/// The committees that a township column names; 东湾 is enough where only one is so called.
BranchFinder::Places BranchFinder::township_places(const std::string& typed) const {
    std::string text = without_committee_ending(without_party(typed));
    const std::string rest = without_county(text);
    Places places, brief;
    for (const auto place : committees_) {
        const auto& unit = units_[place];
        if (unit.core == text || unit.core == rest || unit.plain == typed || unit.code == typed)
            places.push_back(place);
        else if (short_township(unit.core) == rest) brief.push_back(place);
    }
    return places.empty() ? brief : places;
}

std::vector<std::string> BranchFinder::townships_in(std::string_view text) const {
    const std::string plain = compact(text);
    std::vector<std::string> codes;
    for (const auto place : committees_)
        if (contains(plain, units_[place].core)) codes.push_back(units_[place].code);
    return codes;
}

BranchFinder::Places BranchFinder::inside(const Places& branches, const Places& townships) const {
    Places kept;
    for (const auto branch : branches) {
        const auto& above = units_[branch].above;
        const auto is_above = [&](std::size_t place) {
            return std::find(above.begin(), above.end(), place) != above.end();
        };
        if (std::any_of(townships.begin(), townships.end(), is_above)) kept.push_back(branch);
    }
    return kept;
}

BranchAnswer BranchFinder::answer(const Places& places) const {
    BranchAnswer found{.kind = places.size() == 1 ? BranchAnswer::Kind::found : BranchAnswer::Kind::ambiguous};
    if (places.size() == 1) {
        found.code = units_[places[0]].code;
        found.path = units_[places[0]].path;
        return found;
    }
    for (const auto place : places) {
        found.suggestions.push_back(units_[place].path);
        found.codes.push_back(units_[place].code);
    }
    return found;
}

/// Names that differ in one character of three, or that hold the typed one or are held by it; the nearest three.
BranchAnswer BranchFinder::unknown(const std::string& core) const {
    BranchAnswer none{.kind = BranchAnswer::Kind::unknown};
    const auto typed = to_code_points(core);
    if (!typed || typed->size() < 2 || typed->size() > 40) return none;
    std::vector<std::pair<std::size_t, std::size_t>> near;
    for (const auto place : branches_) {
        const auto& name = units_[place].core;
        const auto points = to_code_points(name);
        if (!points) continue;
        const auto far = distance(*typed, *points);
        const bool held = contains(core, name) || contains(name, core);
        if (held || far * 3 <= std::max<std::size_t>(points->size(), 3))
            near.emplace_back(held ? std::min(far, std::size_t{1}) : far, place);
    }
    std::stable_sort(near.begin(), near.end());
    if (near.size() > 3) near.resize(3);
    for (const auto& [far, place] : near) {
        none.suggestions.push_back(units_[place].path);
        none.codes.push_back(units_[place].code);
    }
    return none;
}

BranchAnswer BranchFinder::find(const std::string& typed, const std::string& township,
                                const std::string& heading) const {
    const std::string text = compact(typed);
    if (const auto code = by_code_.find(text); code != by_code_.end())
        if (std::find(branches_.begin(), branches_.end(), code->second) != branches_.end())
            return answer({code->second});
    const std::string named = without_party(without_branch_ending(text));
    const std::string rest = without_county(named);
    std::string left = rest;
    Places places;
    if (const auto plain = by_plain_.find(text); plain != by_plain_.end()) places = plain->second;
    for (const auto& core : {named, rest, rest == named ? std::string() : "县" + rest})
        if (places.empty() && !core.empty()) places = branches_named(core);
    Places stated;
    if (places.empty()) {
        stated = named_in_township(rest, left);
        if (!stated.empty()) places = inside(branches_named(left), stated);
    }
    const std::string column = compact(township);
    if (!says_nothing(column)) {
        const Places townships = township_places(column);
        const Places within = inside(places, townships);
        if (within.empty()) {
            BranchAnswer none = places.empty() ? unknown(left) : answer(places);
            none.kind = BranchAnswer::Kind::unknown;
            if (places.size() == 1) {
                none.suggestions = {none.path};
                none.codes = {none.code};
            }
            none.code.clear();
            none.path.clear();
            return none;
        }
        places = within;
    }
    if (places.empty()) return unknown(left);
    if (places.size() > 1 && !heading.empty()) {
        Places townships;
        for (const auto& code : townships_in(heading)) townships.push_back(by_code_.at(code));
        if (const Places within = inside(places, townships); !within.empty()) places = within;
    }
    return answer(places);
}

}
