#pragma once
// The wizard of ledgers through the routes: what is asked for is worked off before the answer is given back.
#include "tests/stories/support/ledgers.hpp"
#include "tests/stories/support/story.hpp"

namespace stories::wizard {

inline const std::string clerk = "committee_clerk@东湾", beside = "committee_clerk@石桥",
                         officer = "county_officer@县";
inline const std::string commit_all = R"(,"mode":"all")", commit_valid = R"(,"mode":"valid")";

/// Runs the jobs that wait.
void work(County& county);
/// The new import, read.
std::string upload(County& county, const std::string& who, const std::string& csv,
                   const std::string& name = "ledger.csv");
Answer show(County& county, const std::string& who, const std::string& id);
/// A command at the version that the import has now.
Answer ask(County& county, const std::string& who, const std::string& id, const std::string& what,
           const std::string& more = "");
std::int64_t count(County& county, const std::string& table);
/// Three people of two branches of 东湾 in whom nothing is wrong.
std::string three_good();

}
