#pragma once
// Facts of a case gathered for the rules, and the refusals that every step shares. Private to cases/.
#include "cases/case_file.hpp"
#include "cases/cases.hpp"
#include "cases/notice_rules.hpp"
#include "cases/procedure.hpp"
#include "policy/policy.hpp"

namespace cases {

/// Nobody acts on a case of their own or of their household: case.own_case.
Result<Done> require_not_own(store::Read&, const Actor&, PersonId applicant);
/// The application may still be changed: case.not_editable.
Result<Done> require_editable(const CaseRow&);
/// The procedure has not ended: case.closed.
Result<Done> require_open(const CaseRow&);

/// What the case's own row tells: where it stands, who did which step, its levels.
CaseFacts facts_on_row(const CaseRow&);
/// All that the procedure asks of a case; `criteria` as eligibility_of() judged them.
CaseFacts facts_of(store::Read&, const CaseFile&, const std::vector<Criterion>& criteria, const policy::Rules&);

/// Who acts on cases, as the procedure sees them; the applicants whose household is theirs.
struct Acting {
    const Actor& actor;
    ActorFacts facts;
    std::unordered_set<PersonId> kin{};
    /// The actor's facts towards one case.
    ActorFacts towards(const CaseRow&) const;
};
/// Nobody acts on a case of their own or of their household: case.own_case.
Result<Done> require_not_own(const Acting&, const CaseRow&);
Acting acting_on(store::Read&, const Actor&, const store::IdList& applicants);

/// The day as of which a case is judged: a draft today; what was submitted, the last time it was; a legacy
/// ledger's case, when it was taken in.
Date judged_on(const CaseFile&, Date today);
/// The rules it is judged by: a draft by those in force; what was submitted, by those it was submitted under.
const policy::Policy& rules_of(const CaseRow&, const policy::Rules&);
/// What the eligibility rules say of a case: the facts on file, as of the day it is judged on.
std::vector<Criterion> eligibility_of(const CaseFile&, const policy::Rules&);
/// What the committee decides on, as one hash: a change after approval voids it.
std::string content_hash(store::Read&, const CaseFile&);
/// The sections of the form with what each lacks.
std::vector<Section> sections_of(const CaseFile&, const std::vector<Criterion>& criteria, const policy::Rules&);
/// The period with its calendar as of today, longer while an objection is open.
Period period_now(const CaseOnNotice&, const NoticeRow&, const policy::Rules&);
/// The same by a calendar that is not in force yet.
Period period_under(const CaseOnNotice&, const NoticeRow&, const policy::Rules&, const policy::Calendar&);
/// The last day of a notice whose period ends then: at the latest the day before it was closed, whatever the
/// calendar has said since.
Date last_day_of(const CaseOnNotice&, const NoticeRow&, Date end);
/// The assembly whose proposal the notice posts; after a return and another one still its own.
std::optional<AssemblyRow> assembly_of_notice(const CaseOnNotice&, const NoticeRow&);
/// The photograph that proves this notice, not an earlier one of the case.
std::optional<papers::PaperId> photo_of(const CaseOnNotice&, const NoticeRow&);

/// A text without its outer blanks; nothing when there is nothing else.
OptionalText given(const OptionalText& text);

struct StatedObjection {
    OptionalText name, contact;
    std::string content;
    ObjectionChannel channel{};
};
/// A sealed objection row; case.objection_content when it says nothing.
Result<ObjectionRow> new_objection(store::Read&, const NoticeRow&, const StatedObjection&);
}
