#pragma once
// Deputies: for a period somebody takes the place of somebody who is away, in steps alone, with all that either of
// the two may not do.
#include "steps/rows.hpp"
#include "store/store.hpp"

namespace steps {

struct NameDeputy {
    AccountId absent, deputy;
    Date from, until;  // both days count
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NameDeputy, (), (absent, deputy, from, until, reason))
struct NamedDeputy {
    DeputyId id;
};
BOOST_DESCRIBE_STRUCT(NamedDeputy, (), (id))

struct EndDeputy {
    DeputyId deputy;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndDeputy, (), (deputy, version, reason))

struct ListDeputies {};
BOOST_DESCRIBE_STRUCT(ListDeputies, (), ())
struct DeputyLine {
    DeputyId id;
    std::int64_t version = 0;
    std::string absent, deputy;
    Date from, until;
    std::string named_by, reason;
};
BOOST_DESCRIBE_STRUCT(DeputyLine, (), (id, version, absent, deputy, from, until, named_by, reason))
struct Deputies {
    std::vector<DeputyLine> rows;  // present ones and those to come, the earliest end first
};
BOOST_DESCRIBE_STRUCT(Deputies, (), (rows))

/// Refusals: access.account_unknown, those of check_naming, step.deputy_invalid (the reason).
Result<NamedDeputy> name_deputy(store::Write&, const Actor&, const NameDeputy&);
/// Whoever was away is back. What was done meanwhile stays as it was done. Refusals: step.deputy_unknown,
/// stale_version, step.deputy_invalid.
Result<Done> end_deputy(store::Write&, const Actor&, const EndDeputy&);
Result<Deputies> list_deputies(store::Read&, const Actor&, const ListDeputies&);

}
