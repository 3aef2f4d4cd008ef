#pragma once
// The statements of imported.cpp. Private to cases/.
#include "cases/imported.hpp"

namespace cases {

std::vector<CaseRow> cases_of_import(store::Read&, ImportId, std::int64_t limit);
std::vector<CaseRow> cases_of_import_in(store::Read&, const store::Scope&, ImportId, Status, std::int64_t limit);
/// The case of the import that a person bears, or lives in the household of.
std::optional<std::string> number_of_person(store::Read&, ImportId, PersonId);

}
