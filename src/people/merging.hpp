#pragma once
// Two households become one. Private to people/.
#include "people/joining.hpp"

namespace people {

/// The whole of another household into this one: its people, told of towards the head who stays; the incomes; what
/// is asked for it. `ask` says what its head is here. The emptied one is erased; the caller audits and has checked
/// that its head may come. Refusals: people.household_full, people.incomes_at_odds, people.invalid.
Result<Joined> take_in(store::Write&, HouseholdRow& into, const HouseholdRow& from, const AddHouseholdMember& ask);

}
