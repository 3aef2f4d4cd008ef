#pragma once
// A county with one of everything in each of its branches: a case on notice with an objection, a member without a
// case, papers, matches at every height. For the matrix of who may what.
#include "tests/stories/support/journey.hpp"

namespace stories {

class World {
public:
    explicit World(tests::Database kind);
    County& county() { return county_; }
    /// Ids by what a route's slot is called ("id" is a case) and by place. A place "*" is nobody's here.
    const std::map<std::string, std::string>& records(const std::string& slot) const;
    /// Whether a place is the account's own or below it; `who` is role@place.
    static bool in_scope(const std::string& who, const std::string& place);
    /// What must not be seen by an account: names, masked numbers and organisations outside its scope; for those
    /// who see no case at all, every person's.
    std::vector<std::string> hidden_from(const std::string& who, bool sees_people) const;

private:
    void name_deputy();
    void settle(const std::string& branch, int number);
    void ask_matches();

    County county_;
    std::map<std::string, std::map<std::string, std::string>> records_;
    std::map<std::string, std::vector<std::string>> people_;  // by place: names and masks
};

}
