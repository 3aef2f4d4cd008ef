#pragma once
// Facts of a case gathered for the rules, and the refusals that every step shares. Private to cases/.
#include "cases/cases.hpp"
#include "cases/procedure.hpp"

namespace cases {

/// Nobody acts on a case of their own or of their household: case.own_case.
Result<Done> require_not_own(store::Read&, const Actor&, PersonId applicant);
/// The application may still be changed: case.not_editable.
Result<Done> require_editable(const CaseRow&);
/// The procedure has not ended: case.closed.
Result<Done> require_open(const CaseRow&);
/// Votes that agree with each other: case.assembly_votes, case.assembly_no_majority.
Result<Done> check_votes(const RecordAssembly&);

/// What the eligibility rules see of a case.
std::vector<Criterion> eligibility_of(store::Read&, const store::Scope&, const CaseRow&);
/// What the committee decides on, as one hash: a change after approval voids it.
std::string content_hash(store::Read&, const store::Scope&, const CaseRow&);
/// The sections of the form with what each lacks.
std::vector<Section> sections_of(store::Read&, const store::Scope&, const CaseRow&);
/// The period's end with its calendar as of today, and later while an objection is open.
Date effective_end(store::Read&, const NoticeRow&);

struct StatedObjection { OptionalText name, contact; std::string content, channel; };
/// A sealed objection row; case.objection_content when it says nothing.
Result<ObjectionRow> new_objection(store::Write&, const NoticeRow&, const StatedObjection&);

}
