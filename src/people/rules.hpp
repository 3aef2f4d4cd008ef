#pragma once
// What must agree within a person, a household and its income (domain.md 1.5). An error refuses the record; a
// warning is kept with it for a person to look at.
#include "base/id_documents.hpp"
#include "people/names.hpp"
#include "people/rows.hpp"

namespace people {

enum class Severity { error, warning };

struct Finding {
    std::string field, code;
    Severity severity{};
    std::string message, message_en;  // the code in words
};

/// A membership as stated; empty text and absent days are "not stated".
struct MemberFacts {
    std::string name, id_number, sex;
    std::optional<Date> birth_date{};
    std::optional<PartialDate> join_date{}, regular_date{};
    std::string member_type;  // full, probationary
    std::string bank_account{}, bank_holder{};
    DocumentKind document_kind = DocumentKind::resident_id;
};

/// Who somebody is: the name, and that birth date and sex are as the number says.
std::vector<Finding> check_person(const MemberFacts&, Date today);

/// Days given to the month only are never held against anybody: the doubtful part of the month counts in their
/// favour.
std::vector<Finding> check_member(const MemberFacts&, Date today);

/// The days of a life, as far as they are known.
struct LifeDays {
    std::optional<Date> died{}, born{};
    std::optional<PartialDate> joined{};
};
/// Nobody dies tomorrow, nor before they were born or had joined: the code of what is wrong, "" for nothing.
std::string_view death_fault(const LifeDays&, Date today);

/// Somebody in the household besides the member; `relation` is the GB/T 4761 code towards the member.
struct RelationFact {
    std::string relation;
    std::optional<Date> birth_date{};
    bool alive = true;
};

/// At most one living spouse and one head; the member is not listed again. Fields are "relation".
std::vector<Finding> check_relations(const std::vector<RelationFact>&);

/// A household with its member.
struct HouseholdFacts {
    RelationFact member{};
    std::vector<RelationFact> others{};
};

/// The relations, and generations that cannot be (a parent younger than the child). Fields are
/// "members[2].relation".
std::vector<Finding> check_household(const HouseholdFacts&);

/// Whether the number's area is of a province, or its holder's permit is, and whether a resident's number is built
/// as that of a foreigner's card: a doubt at most, since no table of areas is whole (domain.md 0.9).
std::vector<Finding> check_area(const DocumentNumber&);

/// A year's income: four kinds a-d, farm and business costs, or only a total that a paper states.
struct IncomeItems {
    std::optional<Money> wages{}, business{}, transfers{}, property{}, expenses{}, stated_total{};
    std::optional<std::int64_t> stated_size{};
};
IncomeItems items_of(const IncomeRow&);

/// `total` is a + b + c + d (or as stated), `net` the total less expenses, `per_head` the net a head, rounded half
/// up to a fen. Absent where nothing is stated; `itemised` when one of the four kinds is.
struct IncomeSums {
    std::optional<Money> total{}, net{}, per_head{};
    bool itemised = false;
};

IncomeSums income_sums(const IncomeItems&, std::int64_t size);
IncomeSums income_sums(const IncomeRow&, std::int64_t size);

/// What a household's figures are made of: persons listed beside the member, those of them who live, those whom a
/// head's share counts (shares_income), whether it is stated that there are none, and the income of the latest year
/// on file.
struct HouseholdCount {
    std::int64_t listed = 0, living = 0, heads = 0;
    bool lives_alone = false;
    std::optional<IncomeRow> latest{};
};
/// Who is listed counts; where nobody is, one when that is stated, else the size that a paper states, else unknown.
HouseholdSums household_figures(const HouseholdCount&);

/// Sums beyond money_most, negative kinds other than business, costs without income, a stated total that differs
/// from the kinds, and a stated size that differs from who is `listed` of that year, the member included (nothing
/// when nobody says).
std::vector<Finding> check_income(const IncomeItems&, std::optional<std::int64_t> listed);

}
