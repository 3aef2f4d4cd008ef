#pragma once
// The policy in force and the calendar: versioned data that every decision keeps the version of (P-1).
#include "policy/calendar.hpp"
#include "policy/calendar_years.hpp"
#include "policy/policy_v1.hpp"
#include "store/store.hpp"

namespace policy {

/// The policy in force today.
const Policy& current(store::Read&);
/// The policy of a version that a decision was made under; bug when there is none. A version never changes: what is
/// given is there for good.
const Policy& of_version(store::Read&, std::int64_t version);
/// Holidays and make-up days as loaded, with the years they cover.
Calendar calendar(store::Read&);

/// What one transaction decides by: policies by their version, and the calendar, read once and only when asked for.
class Rules {
public:
    explicit Rules(store::Read& db) : db_(db) {}
    Date today() const { return db_.today(); }
    const Policy& current() const { return policy::current(db_); }
    const Policy& of_version(std::int64_t version) const { return policy::of_version(db_, version); }
    const Calendar& calendar() const {
        if (!calendar_) calendar_ = policy::calendar(db_);
        return *calendar_;
    }

private:
    store::Read& db_;
    mutable std::optional<Calendar> calendar_{};
};

/// A paper the policy asks for, by its code.
bool is_required_paper(const Policy&, std::string_view kind);

}
