#pragma once
// What a staged row is recorded as: the commands of people/ and cases/ it becomes. Pure. What has no code and no
// field of its own is kept word for word in the case's remark, so that nothing of a paper is lost. Private to
// imports/.
#include "cases/cases.hpp"
#include "imports/staging.hpp"

namespace imports {

struct BranchPlace {
    OrganisationId id;
    std::string path;
};

struct Stated {
    people::StatedMember member;
    cases::StatedCase its_case;
    std::vector<people::StatedHouseholdMember> others, elsewhere;
};
/// Of a row that may be written: its person is no error, and members in error are left out. Those on file elsewhere
/// are to be asked for.
Stated stated_of(const StagedRow&, const BranchPlace&, ImportId, Date as_of);

}
