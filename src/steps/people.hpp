#pragma once
// Who acts, as the rules of steps see them. Pure.
#include "base/actor.hpp"
#include "base/described.hpp"
#include <string_view>
#include <vector>

namespace steps {

/// The tier of the organisation an office user belongs to; a general branch counts as branch.
enum class Tier { branch, committee, county };
BOOST_DESCRIBE_ENUM(Tier, branch, committee, county)
/// From an organisation's kind: county, committee, general_branch, branch.
Tier tier_of(std::string_view organisation_kind);

/// Who took a step: the account, and the person whom it named then. One person may hold several accounts in turn,
/// and one account several roles, so both are compared.
struct Doer {
    AccountId account;
    PersonId person;  // 0: the account named nobody
    Doer(AccountId account_, PersonId person_ = {}) : account(account_), person(person_) {}
    bool operator==(const Doer&) const = default;
    bool is_one_with(const Doer& other) const {
        return account == other.account || (person && person == other.person);
    }
};

/// What somebody acts as: with these rights, at this tier.
struct Capacity {
    Doer doer;
    Permissions permissions{};
    Tier tier{};
};

/// The person acting, as the record sees them.
struct ActorFacts {
    Capacity self;
    std::vector<Capacity> stands_in_for{};  // who is away today and named them as deputy
    bool is_own = false;                    // the record is theirs or of their household
    bool is_kin = false;                    // or of a relative within the declared kinship
    bool is_program = false;                // a chore, on its day
};

}
