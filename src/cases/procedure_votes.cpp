// Whether an assembly's votes agree with each other and carry.
#include "cases/procedure.hpp"
#include <algorithm>

namespace cases {

Result<Done> check_votes(const Votes& votes, const policy::Policy& policy) {
    const bool any_negative = votes.expected < 1 || votes.in_favour < 0 || votes.against < 0 || votes.abstained < 0;
    if (any_negative || votes.expected > 100'000 || votes.present > votes.expected)
        return Refusal{"case.assembly_votes"};
    // Each at most `present`, so that no sum can overflow.
    if (std::max({votes.in_favour, votes.against, votes.abstained}) > votes.present)
        return Refusal{"case.assembly_votes"};
    if (votes.in_favour + votes.against + votes.abstained != votes.present) return Refusal{"case.assembly_votes"};
    if (votes.present * 100 <= votes.expected * policy.assembly_present_percent)
        return Refusal{"case.assembly_quorum"};
    const auto whole = policy.assembly_majority == policy::MajorityOf::expected ? votes.expected : votes.present;
    if (votes.in_favour * 2 <= whole) return Refusal{"case.assembly_no_majority"};
    return Done{};
}

Result<Done> check_failed_votes(const Votes& votes, const policy::Policy& policy) {
    const auto carried = check_votes(votes, policy);
    if (carried) return Refusal{"case.assembly_carried"};
    if (carried.error().code != "case.assembly_no_majority") return carried;
    return Done{};
}

}
