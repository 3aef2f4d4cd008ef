#pragma once
// The public notice 公示 (A-3, domain.md 2.5): posted, proven, objected to, answered, ended. What it shows is fixed
// by notice_rules; nothing else of the person is ever given out.
#include "cases/rows.hpp"
#include "cases/steps.hpp"
#include "papers/papers.hpp"
#include "access/access.hpp"
#include "base/paging.hpp"
#include "http/files.hpp"

namespace cases {

struct Objection {
    ObjectionId id;
    std::int64_t version = 0;
    Time received_at;
    OptionalText name, contact;
    std::string content, channel, state;
    OptionalText investigated_by, finding;
    std::optional<bool> upheld;
    OptionalText answer;
    std::optional<Time> answered_at;
};
BOOST_DESCRIBE_STRUCT(Objection, (),
                      (id, version, received_at, name, contact, content, channel, state, investigated_by, finding,
                       upheld, answer, answered_at))

struct Notice {
    NoticeId id;
    CaseId case_id;
    std::int64_t version = 0;
    std::string number, person_name;
    access_control::OrganisationRef branch;
    Date starts_on;
    std::string place;
    OptionalText contact_phone;
    std::int64_t working_days = 0;
    Date ends_on;
    std::vector<std::string> end_reasons,
        end_reasons_en;  // why the end is that day: holidays, make-up days, an open objection
    std::string state;
    OptionalText correction;
    OptionalText link;  // path of the public page
    std::vector<Objection> objections;
    std::optional<papers::PaperId> photo;
    std::optional<std::int64_t> proposed_level;
    bool entered_late = false;  // told of after its last day: nobody could object on its page
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, case_id, version, number, person_name, branch, starts_on, place, contact_phone,
                       working_days, ends_on, end_reasons, end_reasons_en, state, correction, link, objections,
                       photo, proposed_level, entered_late))

/// The sheet for the branch's board: full name, and nothing that notice_rules does not allow.
struct NoticeSheet {
    std::string number, county, branch, name;
    OptionalText sex;
    std::optional<std::int64_t> join_year, household_size;
    std::int64_t proposed_level = 0;
    std::vector<std::string> causes;  // generic words
    Date assembly_on;
    std::int64_t expected = 0, present = 0, in_favour = 0, against = 0, abstained = 0;
    Date starts_on, ends_on;
    std::int64_t working_days = 0;
    std::string place;
    OptionalText contact_phone;
    std::string link;
};
BOOST_DESCRIBE_STRUCT(NoticeSheet, (),
                      (number, county, branch, name, sex, join_year, household_size, proposed_level, causes,
                       assembly_on, expected, present, in_favour, against, abstained, starts_on, ends_on,
                       working_days, place, contact_phone, link))

struct PostNotice {
    CaseId id;
    std::int64_t version = 0;
    Date start;
    std::string place;
    OptionalText contact_phone;
};
BOOST_DESCRIBE_STRUCT(PostNotice, (), (id, version, start, place, contact_phone))
struct PostedNotice {
    NoticeId notice;
    Stepped stepped;
    Date ends_on;
};
BOOST_DESCRIBE_STRUCT(PostedNotice, (), (notice, stepped, ends_on))
struct CorrectNotice {
    NoticeId notice;
    std::int64_t version = 0;
    std::string reason;
    Date start;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(CorrectNotice, (), (notice, version, reason, start, place))
struct CloseNotice {
    NoticeId notice;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CloseNotice, (), (notice, version))
struct ShowNotice {
    NoticeId notice;
};
BOOST_DESCRIBE_STRUCT(ShowNotice, (), (notice))
struct NoticeFilter {
    OptionalText state;
};
BOOST_DESCRIBE_STRUCT(NoticeFilter, (), (state))
struct ListNotices : PageAsk, NoticeFilter {};
BOOST_DESCRIBE_STRUCT(ListNotices, (PageAsk, NoticeFilter), ())

struct AddObjection {
    NoticeId notice;
    OptionalText name, contact;
    std::string content, channel;
};
BOOST_DESCRIBE_STRUCT(AddObjection, (), (notice, name, contact, content, channel))
struct AddedObjection {
    ObjectionId id;
};
BOOST_DESCRIBE_STRUCT(AddedObjection, (), (id))
struct InvestigateObjection {
    ObjectionId objection;
    std::int64_t version = 0;
    std::string finding;
    bool upheld = false;
};
BOOST_DESCRIBE_STRUCT(InvestigateObjection, (), (objection, version, finding, upheld))
struct AnswerObjection {
    ObjectionId objection;
    std::int64_t version = 0;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerObjection, (), (objection, version, answer))

struct PublicNotice {
    std::string token;
    OptionalText lang;  // en, else Chinese
};
BOOST_DESCRIBE_STRUCT(PublicNotice, (), (token, lang))
struct PublicObjection {
    std::string token, form_token;
    OptionalText name, contact, lang;
    OptionalText content;  // without it the form comes back
};
BOOST_DESCRIBE_STRUCT(PublicObjection, (), (token, form_token, name, contact, lang, content))

Result<PostedNotice> post_notice(store::Write&, const Actor&, const PostNotice&);
Result<PostedNotice> correct_notice(store::Write&, const Actor&, const CorrectNotice&);
Result<Stepped> close_notice(store::Write&, const Actor&, const CloseNotice&);
Result<Notice> show_notice(store::Read&, const Actor&, const ShowNotice&);
Result<NoticeSheet> notice_sheet(store::Read&, const Actor&, const ShowNotice&);
Result<Paged<Notice>> list_notices(store::Read&, const Actor&, const ListNotices&);
Result<Total> notice_total(store::Read&, const Actor&, const NoticeFilter&);
Result<AddedObjection> add_objection(store::Write&, const Actor&, const AddObjection&);
Result<Done> investigate_objection(store::Write&, const Actor&, const InvestigateObjection&);
Result<Done> answer_objection(store::Write&, const Actor&, const AnswerObjection&);
/// The page behind the sheet's link: plain HTML with 张*, branch, proposed level and a form; 410 after the period.
Result<http::File> public_notice(store::Read&, const Actor&, const PublicNotice&);
Result<http::File> public_objection(store::Write&, const Actor&, const PublicObjection&);

}
