#pragma once
// The county-wide list of running notices for the public: off unless the policy switches it on (domain.md 2.5: a
// notice belongs inside the branch). Shows what each notice's own page shows, and never a link to it.
#include "cases/rows.hpp"
#include "http/files.hpp"
#include "policy/policy.hpp"

namespace cases {

struct AskPublicList {
    OptionalText lang;  // en, else Chinese
};
BOOST_DESCRIBE_STRUCT(AskPublicList, (), (lang))

/// Refusal case.public_list_off while the policy's switch is off.
Result<http::File> public_list(store::Read&, const Actor&, const AskPublicList&);
/// The same under a given policy.
Result<http::File> public_list_under(store::Read&, const policy::Policy&, bool english = false);

}
