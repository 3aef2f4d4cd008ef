#pragma once
// A member with the household as it stands: what screens show, what is judged and what is hashed are all made of
// it, so that one act reads each table once.
#include "people/rows.hpp"
#include "store/among.hpp"
#include <unordered_map>

namespace people {

struct MemberFile {
    MemberRow member;
    PersonRow person;
    std::optional<HouseholdRow> household{};
    /// Everybody else in the household, each by what they are to this member. Of a member who is not its head the
    /// first is the head, who has no place on file, and the relations are derived: to be read, never written back.
    std::vector<HouseholdMemberRow> places{};
    std::vector<PersonRow> listed{};            // who has those places, in their order
    std::vector<std::string> relations_head{};  // what each is to the head as stated, where that is somebody else
    std::optional<HouseholdMemberRow> own_place{};  // where the head is somebody else
    std::vector<IncomeRow> incomes{};               // the latest year first
};

/// Of memberships within a scope that the caller has checked; of many in as few statements as of one.
std::unordered_map<MemberId, MemberFile> member_files(store::Read&, const store::Scope&, const store::IdList&);
MemberFile member_file(store::Read&, const store::Scope&, MemberId);

/// The household's figures as it stands; a head's share is that of the day: who died counts in it to the end of the
/// month (domain.md 1.5).
HouseholdSums sums_of(const MemberFile&, Date day);

std::unordered_map<PersonId, PersonRow> people_among(store::Read&, const store::IdList&);
/// Those of the persons who are somebody or live with them in one household.
std::unordered_set<PersonId> household_of(store::Read&, PersonId, const store::IdList&);

}
