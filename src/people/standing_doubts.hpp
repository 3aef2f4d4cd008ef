#pragma once
// What is doubted of a member's record as it stands, and that somebody compared it with the paper. A doubt is
// derived each time the record is read; only the mark is kept, with a keyed digest of the text that was doubted, so
// that it holds of no other text.
#include "base/actor.hpp"
#include "base/described.hpp"
#include "people/rows.hpp"
#include "store/store.hpp"

namespace people {

/// Whom or what of the record a doubt concerns.
enum class DoubtAbout { member, household_member, income };
BOOST_DESCRIBE_ENUM(DoubtAbout, member, household_member, income)

/// A doubt in words; `doubt` names it for check_doubt, as long as the text is the same.
struct StandingDoubt {
    std::string doubt;
    DoubtAbout about{};
    OptionalText name;                 // of the household member
    std::optional<std::int64_t> year;  // of the income
    std::string field, code, message, message_en;
    OptionalText checked_by;
    std::optional<Time> checked_at;
};
BOOST_DESCRIBE_STRUCT(StandingDoubt, (),
                      (doubt, about, name, year, field, code, message, message_en, checked_by, checked_at))

struct CheckDoubt {
    MemberId member;
    std::string doubt;
};
BOOST_DESCRIBE_STRUCT(CheckDoubt, (), (member, doubt))

/// Records that the actor compared a doubt with the paper. Refusals: people.doubt_gone (no longer doubted so),
/// people.doubt_checked (somebody did it meanwhile).
Result<Done> check_doubt(store::Write&, const Actor&, const CheckDoubt&);

}
