#pragma once
// Two households become one. Private to people/.
#include "people/joining.hpp"

namespace people {

/// Who lives in the household now, the head of the other one last; whether it could be told what everybody is to
/// the head who stays.
struct TakenIn {
    std::vector<HouseholdMemberRow> rows;
    bool all_told = true;
};

/// The whole of another household into this one: its people, told of towards the head who stays; the incomes; what
/// is asked for it. `ask` says what its head is here. The emptied one is erased; the caller audits, judges the
/// whole and has checked that its head may come. Refusals: people.household_full, people.incomes_at_odds.
Result<TakenIn> take_in(store::Write&, HouseholdRow& into, const HouseholdRow& from, const AddHouseholdMember& ask);

}
