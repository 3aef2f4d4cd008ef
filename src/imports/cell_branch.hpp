#pragma once
// Finds the branch that a ledger names: by code, by full name, or by the village's or unit's name with or without
// county,
// township, 中共, 党支部 and 支部委员会. Suggests likely names, never chooses one.
#include <string>
#include <unordered_map>
#include <vector>
#include "imports/ledger.hpp"

namespace imports {

struct BranchAnswer {
    enum class Kind { found, unknown, ambiguous } kind = Kind::unknown;
    std::string code{}, path{};
    std::vector<std::string> suggestions{};  // paths: the candidates, or names that look alike
    std::vector<std::string> codes{};        // the codes of the suggestions
};

class BranchFinder {
public:
    explicit BranchFinder(const std::vector<LedgerOrganisation>& organisations);

    /// `township` is the township column's text, `heading` the text of the group heading above the row; either may
    /// be empty. A township stated in the branch's own name must agree with the column; a heading only settles
    /// doubt.
    BranchAnswer find(const std::string& typed, const std::string& township, const std::string& heading) const;

    /// The codes of the committees whose name stands in a heading such as "一、东湾镇（10人）".
    std::vector<std::string> townships_in(std::string_view text) const;

private:
    struct Unit {
        std::string code{}, path{};
        std::string core{};   // 东湾村, 东湾镇, 清源县
        std::string plain{};  // the whole name, compacted
        std::vector<std::size_t> above{};
    };
    using Places = std::vector<std::size_t>;

    void add(const std::vector<LedgerOrganisation>& organisations);
    std::string core_of(const std::string& name, const std::vector<std::size_t>& above) const;
    std::string without_county(const std::string& text) const;
    Places branches_named(const std::string& core) const;
    Places named_in_township(const std::string& rest, std::string& left) const;
    Places township_places(const std::string& typed) const;
    Places inside(const Places& branches, const Places& townships) const;
    BranchAnswer answer(const Places& places) const;
    BranchAnswer unknown(const std::string& core) const;

    std::vector<Unit> units_{};
    Places counties_{}, committees_{}, branches_{};
    std::unordered_map<std::string, Places> by_core_{}, by_plain_{};
    std::unordered_map<std::string, std::size_t> by_code_{};
};

}
