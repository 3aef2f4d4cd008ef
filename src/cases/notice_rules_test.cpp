#include "cases/notice_rules.hpp"
#include "cases/notices.hpp"
#include <doctest/doctest.h>

using namespace cases;

namespace {
Date day(const char* iso) { return Date::parse(iso).value(); }
const policy::Calendar& calendar() { return policy::built_in_calendar(); }
}

TEST_CASE("a notice never words what concerns health or character") {
    struct Row {
        const char* sentence;
        std::vector<std::string> causes, words;
    };
    for (const auto& [sentence, causes, words] : {
             Row{"spoken causes stay", {"disaster", "skill"}, {"因灾", "缺技术"}},
             Row{"illness is general", {"illness"}, {"生活困难"}},
             Row{"several hidden ones are one word",
                 {"illness", "disability", "attitude", "capital"},
                 {"生活困难", "缺资金"}},
             Row{"an unknown code tells nothing", {"7"}, {"生活困难"}},
             Row{"no cause", {}, {}},
         }) {
        CAPTURE(sentence);
        CHECK(public_causes(causes) == words);
    }
}

TEST_CASE(
    "the sheet tells the whole of what it may and no more, neither committee nor amounts; the web page three") {
    const std::vector<std::string_view> allowed{
        "number",         "county",    "branch",      "name",         "sex",     "join_year",     "household_size",
        "proposed_level", "causes",    "assembly_on", "expected",     "present", "in_favour",     "against",
        "abstained",      "starts_on", "ends_on",     "working_days", "place",   "contact_phone", "link"};
    std::vector<std::string_view> fields;
    for_each_member<NoticeSheet>([&](std::string_view name, auto) { fields.push_back(name); });
    CHECK(fields == allowed);
    const auto line = web_line("欧阳小明", "北坡村党支部", 2);
    CHECK(line.name == "欧***");
    CHECK(line.level == "比较困难");
}

TEST_CASE("a period ends by the calendar, and not while an objection is open") {
    struct Row {
        const char *sentence, *start, *today;
        bool objection;
        const char* end;
        std::size_t reasons;
        bool known;
    };
    for (const auto& [sentence, start, today, objection, end, reasons, known] : {
             Row{"an ordinary week", "2026-03-02", "2026-03-03", false, "2026-03-09", 0, true},
             Row{"an open objection within the period", "2026-03-02", "2026-03-03", true, "2026-03-09", 0, true},
             Row{"an open objection after it", "2026-03-02", "2026-03-20", true, "2026-03-20", 1, true},
             Row{"the Spring Festival and its make-up day", "2026-02-11", "2026-02-12", false, "2026-02-25", 2,
                 true},
             Row{"into a year not yet arranged", "2026-12-30", "2026-12-31", false, "2027-01-06", 1, false},
         }) {
        CAPTURE(sentence);
        const auto period = period_of({day(start), 5, objection, {}, {}}, day(today), calendar());
        CHECK(period.end.iso() == end);
        CHECK(period.reasons.size() == reasons);
        CHECK(period.calendar_known == known);
    }
    const auto answered = [](const char* answered_on) {
        return period_of({day("2026-03-02"), 5, false, day(answered_on), {}}, day("2026-03-20"), calendar());
    };
    CHECK(answered("2026-03-09").end.iso() == "2026-03-09");
    CHECK(answered("2026-03-09").reasons.empty());
    CHECK(answered("2026-03-12").end.iso() == "2026-03-12");
    CHECK(answered("2026-03-12").reasons.size() == 1);
    const auto period = period_of({day("2026-03-02"), 5, false, {}, {}}, day("2026-03-09"), calendar());
    CHECK(page_is_open(period, day("2026-03-09")));
    CHECK_FALSE(page_is_open(period, day("2026-03-10")));
    auto natural = policy::policy_v1();
    natural.notice_day_count = policy::DayCount::natural;
    CHECK(period_end(day("2026-02-11"), natural, calendar()).iso() == "2026-02-16");
}

TEST_CASE("where every day counts, no calendar moves the end or explains it") {
    struct Row {
        const char *sentence, *start, *today;
        bool objection;
        const char *posted_end, *end;
        std::size_t reasons;
    };
    for (const auto& [sentence, start, today, objection, posted_end, end, reasons] : {
             Row{"a weekend counts", "2026-03-05", "2026-03-06", false, "2026-03-10", "2026-03-10", 0},
             Row{"so do holidays", "2026-02-11", "2026-02-12", false, "2026-02-16", "2026-02-16", 0},
             Row{"a year not yet arranged is no doubt", "2026-12-30", "2026-12-31", false, "2027-01-04",
                 "2027-01-04", 0},
             Row{"an open objection prolongs it all the same", "2026-03-02", "2026-03-20", true, "2026-03-07",
                 "2026-03-20", 1},
         }) {
        CAPTURE(sentence);
        const NoticeFacts facts{.start = day(start),
                                .working_days = 5,
                                .objection_open = objection,
                                .posted_end = day(posted_end),
                                .day_count = policy::DayCount::natural};
        const auto period = period_of(facts, day(today), calendar());
        CHECK(period.end.iso() == end);
        CHECK(period.reasons.size() == reasons);
        CHECK(period.calendar_known);
    }
    CHECK(days_in_words(5, policy::DayCount::natural, false) == "5天");
    CHECK(days_in_words(5, policy::DayCount::natural, true) == "5 days");
    CHECK(days_in_words(5, policy::DayCount::working, false) == "5个工作日");
    CHECK(days_in_words(5, policy::DayCount::working, true) == "5 working days");
}

TEST_CASE("a posting day is neither in the future nor long past") {
    CHECK(check_notice_start(day("2026-03-02"), day("2026-03-02")).has_value());
    CHECK(check_notice_start(day("2026-03-02"), day("2026-04-01")).has_value());
    CHECK(check_notice_start(day("2026-03-02"), day("2026-04-02")).error().code == "case.notice_start_old");
    CHECK(check_notice_start(day("2026-03-03"), day("2026-03-02")).error().code == "case.notice_start_future");
    const EarliestStart after{day("2026-03-02"), "case.notice_before_assembly"};
    CHECK(check_notice_start(day("2026-03-02"), day("2026-03-09"), after).has_value());
    CHECK(check_notice_start(day("2026-03-01"), day("2026-03-09"), after).error().code ==
          "case.notice_before_assembly");
}

TEST_CASE("an objection is investigated, then answered once") {
    CHECK(investigated(ObjectionState::recorded).value() == ObjectionState::investigated);
    CHECK(answered(ObjectionState::recorded).error().code == "case.objection_not_investigated");
    CHECK(answered(ObjectionState::investigated).value() == ObjectionState::answered);
    CHECK(answered(ObjectionState::answered).error().code == "case.objection_answered");
    CHECK(investigated(ObjectionState::answered).error().code == "case.objection_answered");
}
