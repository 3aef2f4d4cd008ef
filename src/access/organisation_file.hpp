#pragma once
// The CSV of organisations: code,parent_code,name,kind with a heading row, in UTF-8, GB18030 or UTF-16 as ledgers
// are. Private to access/.
#include "access/access.hpp"

namespace access_control {

/// The lines in an order in which parents come first. Refusals: access.file_encoding, access.file_heading,
/// access.file_long (over 10,000 rows), access.file_rows.
Result<std::vector<OrganisationFileLine>> read_organisation_file(std::string_view upload);

}
