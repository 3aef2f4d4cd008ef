#pragma once
// A household's figures by one query, and every household's in one pass over all of them, for verify: asked for one
// by one they would be as many queries.
#include "people/rules.hpp"
#include "store/ordered_rows.hpp"

namespace people {

/// The figures of the household that is a person's, as it stands; a head's share is that of the day (sums_of).
HouseholdSums household_sums(store::Read&, const store::Scope&, PersonId, Date day);

/// Somebody listed in a household; `record` is the household.
struct ListedPlace {
    std::int64_t record = 0;
    std::optional<Date> deceased_on;
};
BOOST_DESCRIBE_STRUCT(ListedPlace, (), (record, deceased_on))

/// A household; `record` is it.
struct ListedHousehold {
    std::int64_t record = 0;
    std::optional<bool> lives_alone;
};
BOOST_DESCRIBE_STRUCT(ListedHousehold, (), (record, lives_alone))

/// A household's income of one year, the same way.
struct ListedIncome {
    std::int64_t record = 0, year = 0;
    std::optional<Money> wages, business, transfers, property, expenses, stated_total;
    std::optional<std::int64_t> stated_size;
};
BOOST_DESCRIBE_STRUCT(ListedIncome, (),
                      (record, year, wages, business, transfers, property, expenses, stated_total, stated_size))

/// Figures as household_sums() gives them, asked for in the ascending order of the households; of one household as
/// often as members of it are asked about.
class HouseholdFigures {
public:
    explicit HouseholdFigures(store::Read&);
    /// Once for each day that a head's share is asked of; of no household nothing is known.
    std::vector<HouseholdSums> of(std::optional<HouseholdId>, std::initializer_list<Date> days);

private:
    void move_to(HouseholdId);

    store::OrderedRows<ListedHousehold> households_;
    store::OrderedRows<ListedPlace> places_;
    store::OrderedRows<ListedIncome> incomes_;  // of each household the latest first
    HouseholdId at_{};
    HouseholdCount count_;  // of that household
    std::vector<ListedPlace> listed_;
};

}
