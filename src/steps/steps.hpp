#pragma once
// The face of the slice: the rules of a record's way, its trace, who acts, and deputies. A slice keeps its own
// table of transitions and the state of its record; what was done by whom stands here.
#include "access/access.hpp"
#include "steps/batch.hpp"
#include "steps/deputies.hpp"
#include "steps/rows.hpp"
#include "steps/rules.hpp"

namespace steps {

/// A record that goes from hand to hand: its table's name and its id. Whoever asks for its trace has found it in
/// scope.
struct Owner {
    std::string kind;
    std::int64_t id = 0;
};

/// In the order of the steps.
std::vector<StepRow> trace_of(store::Read&, const Owner&);
/// The same for the rules.
std::vector<Taken> taken(const std::vector<StepRow>&);

/// Who acts, with those they stand in for today. Whether the record is their own, or their kin's, its slice adds.
ActorFacts acting(store::Read&, const Actor&);
/// The program itself, for what it does on a day.
ActorFacts program();

/// Writes a move as the next step of its record, done by the actor of the transaction. `due_on`: by when what waits
/// then is to be done, by the policy's days and calendar. The slice changes its own record and audits both.
StepRow record(store::Write&, const Owner&, const Move&, const std::optional<Date>& due_on = std::nullopt);

/// What waits is late: its day is over.
bool is_overdue(const StepRow& last, Date today);

}
