#pragma once
// The CSV of organisations: code,parent_code,name,kind with a heading row, UTF-8 with or without BOM. Private to
// access/.
#include "base/result.hpp"
#include "store/store.hpp"
#include <string>
#include <vector>

namespace access_control {

struct OrganisationFileLine {
    std::int64_t row = 0;
    std::string code, parent_code, name, kind;
};

/// The lines in an order in which parents come first. Refusals: access.file_encoding, access.file_heading,
/// access.file_rows.
Result<std::vector<OrganisationFileLine>> read_organisation_file(std::string_view bytes);

/// Cases that stand in the ledger of an organisation and below, from the published counts of cases/.
std::int64_t count_ledger_cases(store::Read&, OrganisationId);

}
