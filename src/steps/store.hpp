#pragma once
// Every statement that touches the slice's tables. Private to steps/.
#include "steps/rows.hpp"
#include "store/store.hpp"

namespace steps {

std::vector<StepRow> steps_of(store::Read&, const std::string& owner_kind, std::int64_t owner_id);

std::optional<DeputyRow> find_deputy(store::Read&, const store::Scope&, DeputyId);
/// Who was named for somebody and not ended.
std::vector<DeputyRow> deputies_of(store::Read&, const store::Scope&, AccountId absent);
/// Whose place somebody takes on a day.
std::vector<DeputyRow> deputised_by(store::Read&, const store::Scope&, AccountId deputy, Date day);
/// Those that are not over on a day.
std::vector<DeputyRow> deputies_from(store::Read&, const store::Scope&, Date day);

}
