#include "policy/policy.hpp"
#include <algorithm>

namespace policy {

const Policy& current(store::Read&) { return policy_v1(); }

const Policy& of_version(store::Read&, std::int64_t version) {
    ensure(version == policy_v1().version);
    return policy_v1();
}

bool is_required_paper(const Policy& policy, std::string_view kind) {
    return std::any_of(policy.required_papers.begin(), policy.required_papers.end(),
                       [&](const RequiredPaper& paper) { return paper.code == kind; });
}

}
