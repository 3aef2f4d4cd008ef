#pragma once
// From rows to what screens show. Private to cases/.
#include "cases/case_file.hpp"
#include "cases/cases.hpp"
#include "policy/policy.hpp"

namespace cases {

/// The case in one line, with the figures of its household as it stands.
CaseLine line_of(store::Read&, const CaseFile&, const access_control::OrganisationRef& branch);
Application application_view(const CaseFile&, const std::vector<Criterion>&, const policy::Rules&);
/// Where a notice's page is, while it runs.
OptionalText link_of(store::Read&, const NoticeRow&);
/// Notices of a page, what they rest on read once for all of them.
std::vector<Notice> notice_views(store::Read&, const store::Scope&, const std::vector<NoticeRow>&);
Attachment attachment_view(store::Read&, const papers::PaperRow&);

/// The case within the actor's scope, or case.unknown.
Result<CaseRow> case_in_scope(store::Read&, const Actor&, CaseId);

}
