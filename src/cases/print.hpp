#pragma once
// The papers of a case: what stands on each, drawn by documents/, and their place on the register. Private to cases/.
#include "cases/cases.hpp"
#include "documents/print.hpp"
#include "papers/papers.hpp"

namespace cases {

enum class PaperKind { application_form, household_card, notice_sheet, decision_letter };
BOOST_DESCRIBE_ENUM(PaperKind, application_form, household_card, notice_sheet, decision_letter)

/// What makes a paper an issued one; a draft has neither number nor link.
struct Stamp {
    Date day;            // of issue, of a draft today: ages count to it, so that a paper drawn again is the same
    std::string number;  // 文号
    std::string link;    // the whole address behind its code
};

documents::print::Paper application_form(const Case&, const Stamp&);
documents::print::Paper household_card(const Case&, const Stamp&);
/// The sheet's link is the whole address of the notice's page, or empty: of a draft, and once it has ended.
documents::print::Paper notice_paper(const NoticeSheet&, const Stamp&);
/// Of a case that was filed or refused.
documents::print::Paper decision_letter(const Case&, const Stamp&);

struct AskCasePapers {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(AskCasePapers, (), (id))
/// A kind of paper: whether there is something for it to tell, and whether the actor may issue it.
struct PaperOffer {
    PaperKind kind{};
    bool ready = false, may_issue = false;
};
BOOST_DESCRIBE_STRUCT(PaperOffer, (), (kind, ready, may_issue))
struct CasePapers {
    std::vector<PaperOffer> kinds;
    std::vector<papers::IssuedPaper> issued;  // the newest first
};
BOOST_DESCRIBE_STRUCT(CasePapers, (), (kinds, issued))
struct IssueCasePaper {
    CaseId id;
    PaperKind kind{};
};
BOOST_DESCRIBE_STRUCT(IssueCasePaper, (), (id, kind))
/// `issued`: that paper as it was issued; without it a draft. `origin`: where this system is reached, for the code.
struct DrawCasePaper {
    CaseId id;
    PaperKind kind{};
    std::optional<papers::IssuedPaperId> issued;
    OptionalText origin;
};
BOOST_DESCRIBE_STRUCT(DrawCasePaper, (), (id, kind, issued, origin))

Result<CasePapers> case_papers(store::Read&, const Actor&, const AskCasePapers&);
/// Refusals: case.unknown, case.own_case, case.paper_not_ready, case.paper_forbidden.
Result<papers::IssuedPaper> issue_case_paper(store::Write&, const Actor&, const IssueCasePaper&);
/// Refusals besides: papers.unknown, papers.changed, papers.origin, those of print::draw.
Result<http::File> draw_case_paper(store::Read&, const Actor&, const DrawCasePaper&);

}
