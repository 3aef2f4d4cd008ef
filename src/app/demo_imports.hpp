#pragma once
// The demo county's legacy ledgers: written as an office would keep them, and taken in by the import's own use
// cases.
#include "app/demo_cases.hpp"

namespace app {

/// A branch's name as the ledger writes it.
struct LegacyBranch {
    std::string name;
    Home home;
};

/// Two ledgers of one township: the cases of the first still wait to be filed, one of its rows was wrong and was
/// left out; those of the second were proposed by the county's officer and confirmed by its reviewer.
class LegacyLedgers {
public:
    /// `people`: a maker of its own, so that everybody else stays who they were.
    LegacyLedgers(PeopleMaker people, const std::vector<LegacyBranch>& branches);
    void import(Doer&, const Offices&) const;

private:
    std::string waiting_, filed_;
};

}
