#pragma once
// The CSV of organisations: code,parent_code,name,kind with a heading row, UTF-8 with or without BOM. Private to
// access/.
#include "access/access.hpp"

namespace access_control {

/// The lines in an order in which parents come first. Refusals: access.file_encoding, access.file_heading,
/// access.file_long (over 10,000 rows), access.file_rows.
Result<std::vector<OrganisationFileLine>> read_organisation_file(std::string_view bytes);

}
