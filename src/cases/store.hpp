#pragma once
// Every statement that touches the slice's tables. Private to cases/.
#include "base/paging.hpp"
#include "cases/rows.hpp"
#include "papers/papers.hpp"
#include "store/among.hpp"
#include "store/records.hpp"
#include "store/store.hpp"
#include <unordered_map>

namespace cases {

/// "'draft', 'submitted'"; a list that matches nothing when there are none.
std::string quoted(const std::vector<Status>& statuses);

std::optional<CaseRow> find_case(store::Read&, const store::Scope&, CaseId);
/// The case of a person that is neither rejected, withdrawn nor void.
std::optional<CaseRow> find_living_case(store::Read&, PersonId);
std::optional<ApplicationRow> find_application(store::Read&, const store::Scope&, CaseId);
std::vector<CauseRow> case_causes(store::Read&, const store::Scope&, CaseId);
std::vector<FindingRow> case_findings(store::Read&, const store::Scope&, CaseId);

std::optional<NoticeRow> find_notice(store::Read&, const store::Scope&, NoticeId);
std::optional<NoticeRow> find_notice_by_link(store::Read&, const store::Bytes& link_hash);
std::vector<NoticeRow> notice_page(store::Read&, const store::Scope&, std::string_view state, const Window&);
std::int64_t count_notices_in(store::Read&, const store::Scope&, std::string_view state);
/// Objections from the web on one notice since a moment, for the rate limit.
std::int64_t objections_since(store::Read&, NoticeId, Time);

bool is_form_token_used(store::Read&, const store::Bytes& token_hash);
/// Marks a public form's token as used; false when it was used before. Kept until it would have expired anyway.
bool use_form_token(store::Write&, const store::Bytes& token_hash, NoticeId, Time expires_at);

/// The statuses whose next step is an account's: as its own office's, or for a branch that may not act on the case
/// a notice that a stand-in has posted is then that account's alone.
struct WaitingFor {
    AccountId account;
    std::vector<Status> own, standing_in;
};
/// As a condition of SQL on a case of table c: an account of its branch is the applicant's or of their household's,
/// and somebody else acts for the branch.
std::string branch_stands_aside_sql();
/// Where a case that has no deadline stands among those that have one.
constexpr std::string_view due_never = "9999-12-31";
/// What waits for an account, by deadline; what it acted on or filed, newest first.
std::vector<CaseRow> cases_waiting(store::Read&, const store::Scope&, const WaitingFor&, const Window&);
std::vector<CaseRow> cases_acted_on(store::Read&, const store::Scope&, AccountId, const Window&);
std::vector<CaseRow> cases_filed_by(store::Read&, const store::Scope&, AccountId, const Window&);
/// When the newest notice of each case was entered, and its last day.
struct NoticeDays {
    CaseId case_id;
    Date ends_on;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(NoticeDays, (), (case_id, ends_on, created_at))
std::unordered_map<CaseId, NoticeDays> newest_notices(store::Read&, const store::Scope&,
                                                      const store::IdList& cases);
std::int64_t count_acted_on(store::Read&, const store::Scope&, AccountId);
std::int64_t count_filed_by(store::Read&, const store::Scope&, AccountId);

struct WaitingRow {
    Status status{};
    std::int64_t cases = 0, overdue = 0;
    std::optional<Date> earliest_due;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (status, cases, overdue, earliest_due))
std::vector<WaitingRow> waiting_counts(store::Read&, const store::Scope&, const WaitingFor&, Date today);

/// What the audit log tells of a case.
struct ChangeRow {
    Time at;
    std::string actor_name, action, note;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (), (at, actor_name, action, note))
std::vector<ChangeRow> changes_of_case(store::Read&, CaseId);

}
