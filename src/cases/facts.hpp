#pragma once
// Facts of a case gathered for the rules, and the refusals that every step shares. Private to cases/.
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

Status status_of(const CaseRow&);
/// What the case's own row tells: where it stands, who did which step, its levels.
CaseFacts facts_on_row(const CaseRow&);
CaseFacts facts_of(store::Read&, const store::Scope&, const CaseRow&);
ActorFacts actor_facts(store::Read&, const Actor&, const CaseRow&);

/// The day as of which a case is judged: a draft today; what was submitted, the last time it was; a legacy
/// ledger's case, when it was taken in.
Date judged_on(store::Read&, const store::Scope&, const CaseRow&);
/// The rules it is judged by: a draft by those in force; what was submitted, by those it was submitted under.
policy::Policy rules_of(store::Read&, const CaseRow&);
/// What the eligibility rules say of a case: the facts on file, as of the day it is judged on.
std::vector<Criterion> eligibility_of(store::Read&, const store::Scope&, const CaseRow&);
/// What the committee decides on, as one hash: a change after approval voids it.
std::string content_hash(store::Read&, const store::Scope&, const CaseRow&);
/// The sections of the form with what each lacks.
std::vector<Section> sections_of(store::Read&, const store::Scope&, const CaseRow&);
/// The period with its calendar as of today, longer while an objection is open.
Period period_now(store::Read&, const store::Scope&, const NoticeRow&);
/// How the days of a notice count: by the policy that its case was submitted under.
policy::DayCount day_count_of(store::Read&, const store::Scope&, const NoticeRow&);
/// The same by a calendar that is not in force yet.
Period period_under(store::Read&, const store::Scope&, const NoticeRow&, const policy::Calendar&);
/// The assembly whose proposal the notice posts; after a return and another one still its own.
std::optional<AssemblyRow> assembly_of_notice(store::Read&, const store::Scope&, const NoticeRow&);
/// The photograph that proves this notice, not an earlier one of the case.
std::optional<AttachmentId> photo_of(store::Read&, const store::Scope&, const NoticeRow&);

struct StatedObjection {
    OptionalText name, contact;
    std::string content, channel;
};
/// A sealed objection row; case.objection_content when it says nothing.
Result<ObjectionRow> new_objection(store::Write&, const NoticeRow&, const StatedObjection&);

}
