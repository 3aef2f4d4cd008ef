#pragma once
// What is doubtful of a record and stops nothing, in words. Private to people/.
#include "people/people.hpp"
#include "people/rules.hpp"

namespace people {

Warning doubt(std::string field, std::string code);
std::vector<Warning> warnings_of(const std::vector<Finding>& warnings);

/// Of a number as typed; nothing of one that cannot be read.
std::vector<Warning> number_doubts(const OptionalText& typed, Date today,
                                   DocumentKind kind = DocumentKind::resident_id);

/// All that is doubted of a record, with the marks of who compared it with the paper; what is doubted of a
/// household stands with its head, once for all who live in it.
std::vector<StandingDoubt> standing_doubts(store::Read&, const store::Scope&, const MemberFile&);

/// Of a year's income, beside who is listed in the household and lived at the end of that year.
std::vector<Warning> income_doubts(const MemberFile&, const IncomeRow&, Date today);

}
