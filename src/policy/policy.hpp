#pragma once
// The policy in force and the calendar: versioned data that every decision keeps the version of (P-1).
#include "policy/calendar.hpp"
#include "policy/calendar_years.hpp"
#include "policy/policy_v1.hpp"
#include "store/store.hpp"

namespace policy {

/// The policy in force today.
Policy current(store::Read&);
/// The policy of a version that a decision was made under; bug when there is none.
Policy of_version(store::Read&, std::int64_t version);
/// Holidays and make-up days as loaded, with the years they cover.
Calendar calendar(store::Read&);
/// A paper the policy asks for, by its code.
bool is_required_paper(const Policy&, std::string_view kind);

}
