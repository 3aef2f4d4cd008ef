// The day as of which a case is judged (A-1): a draft today, what was submitted when it was, a legacy ledger's case
// when it was taken in. What was decided does not change with the calendar.
#include "app/slices.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/ledgers.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", officer = "county_officer@县",
                  submit = "POST /api/cases/{case}/submit", send_back = "POST /api/cases/{case}/return",
                  version = R"({"version":{v}})", income = "POST /api/households/{household}/incomes";

/// An allowance and two findings that run out within the winter.
const std::string application =
    R"({"version":{application_v},"situation":"田地受灾减产","causes":[{"code":"disaster","main":true}],)"
    R"("minimum_allowance":{"held":true,"certificate":"D-1","valid_until":"2025-12-31"},"findings":[)"
    R"({"kind":"temporary_hardship","found_by":"李长林","event":"去年遭灾","date":"2025-01-10","evidence":"证明"},)"
    R"({"kind":"lives_in_hardship","found_by":"李长林","event":"入户核实","date":"2025-01-10","evidence":"证明"}]})";

void file(Journey& journey) {
    CHECK(journey.outcome(clerk, "POST /api/cases/{case}/application", application) == "draft");
    journey.attach_papers();
    for (const auto* kind : {"hardship_evidence", "join_date_proof"})
        REQUIRE(journey.attach(clerk, {kind}).status == 200);
}

/// "day year: the four verdicts", the year being that of the income.
std::string judged(const Answer& seen) {
    std::string said = seen.at("/judged_on") + " " + seen.at("/eligibility/0/facts_used/1/value") + ":";
    for (const auto* each : {"0", "1", "2", "3"})
        said += " " + seen.at("/eligibility/" + std::string(each) + "/verdict");
    std::erase(said, '"');
    return said;
}

std::int64_t size_on(County& county, Journey& journey, const char* day) {
    const auto sums = county.store().read([&](store::Read& db) {
        const auto scope = store::Scope::system(store::SystemReason::verify);
        const auto file = people::member_file(db, scope, {std::stoll(journey.member())});
        return people::sums_of(file, Date::parse(day).value());
    });
    return sums.heads.value_or(0);
}

}

TEST_CASE("a submitted case is judged as of the day it was submitted, whatever year it is; a draft as of today") {
    const auto story = [](County& county) {
        // Joined before the founding, and of the country: all but the town's allowance.
        const std::string then = "2025-12-29 2024: holds fails holds holds";
        const Person old{.birth = "19280307", .join_date = "1949-08-01"};
        Journey decided(county, "东湾1", old), draft(county, "东湾1", {"李明", "004", old.birth, old.join_date});
        for (auto* each : {&decided, &draft}) {
            file(*each);
            CHECK(judged(each->seen()) == then);
        }
        check_tries(decided, {{"in December", clerk, submit, version, "submitted"}});
        const auto explained = decided.seen().at("/eligibility");
        county.pass_days(40);
        CHECK(judged(draft.seen()) == "2026-02-07 2025: cannot_tell fails cannot_tell cannot_tell");
        check_tries(draft, {{"in February nothing holds", clerk, submit, version, "case.no_criterion"}});
        REQUIRE(decided.send(clerk, income, R"({"year":2025,"wages":900000})").status == 200);
        CHECK(judged(decided.seen()) == then);
        decided.to("on_ledger");
        county.pass_days(330);
        CHECK(judged(decided.seen()) == then);
        CHECK(decided.seen().at("/eligibility") == explained);
        for (const auto* section : {"4", "5"})  // criteria, papers
            CHECK(decided.seen().at("/application/sections/" + std::string(section) + "/status") == "\"complete\"");
    };
    on_each_database<County>(story, "2025-12-29");
}

TEST_CASE("returned to the draft it is judged as of today, and submitted again as of that day") {
    const auto story = [](County& county) {
        Journey journey(county, "东湾1", {.birth = "19280307", .join_date = "1949-08-01"});
        file(journey);
        const std::string back_to_draft = R"({"version":{v},"to":"draft","reason":"重新申报收入"})",
                          back_to_assembly = R"({"version":{v},"to":"submitted","reason":"重新评议"})";
        check_tries(journey, {{"in December", clerk, submit, version, "submitted"}});
        journey.to("assembly_passed");
        county.pass_days(40);
        check_tries(journey, {{"to the assembly", clerk, send_back, back_to_assembly, "returned"}});
        CHECK(judged(journey.seen()) == "2025-12-29 2024: holds fails holds holds");
        check_tries(journey, {{"to the draft", clerk, send_back, back_to_draft, "returned"}});
        CHECK(judged(journey.seen()) == "2026-02-07 2025: cannot_tell fails cannot_tell cannot_tell");
        check_tries(journey, {{"as it was", clerk, submit, version, "case.no_criterion"}});
        REQUIRE(journey.send(clerk, income, R"({"year":2025,"wages":60000})").status == 200);
        check_tries(journey, {{"with last year's income", clerk, submit, version, "submitted"}});
        county.pass_days(360);
        CHECK(judged(journey.seen()) == "2026-02-07 2025: holds fails cannot_tell cannot_tell");
    };
    on_each_database<County>(story, "2025-12-29");
}

TEST_CASE("a head's share is that of the day: who died later counts in it, and who died that month") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        county.pass_days(10);
        const auto died = journey.send(clerk, "POST /api/household-members/{spouse}",
                                       R"({"version":1,"deceased_on":"2026-03-10"})");
        REQUIRE_MESSAGE(died.status == 200, died.body);
        CHECK(size_on(county, journey, "2026-03-09") == 2);
        CHECK(size_on(county, journey, "2026-03-31") == 2);
        CHECK(size_on(county, journey, "2026-04-01") == 1);
        CHECK(journey.seen().at("/line/household_size") == "1");  // the ledger tells of today
    });
}

TEST_CASE("a legacy ledger's case is judged as of the day it was taken in") {
    on_each_database([](County& county) {
        const std::string who = "committee_clerk@东湾";
        const auto work = [&] { jobs::run_waiting(county.store(), app::job_kinds(), app::sentences()); };
        const auto csv = small_ledger({{"王建国", invented_number(1), "东湾1"}});
        const auto id = county.send(who, {"POST", "/api/imports?name=ledger.csv", csv, "text/csv"}).at("/import");
        work();
        const auto read = county.send(who, {"GET", "/api/imports/" + id}).at("/version");
        done(county, who, "POST /api/imports/" + id + "/commit", R"({"version":)" + read + R"(,"mode":"all"})");
        work();
        const auto row = county.send(officer, {"GET", "/api/ledger"}).at("/rows/0/id");
        const auto seen = [&] { return county.send(officer, {"GET", "/api/cases/" + row}); };
        const auto explained = seen().at("/eligibility");
        CHECK(seen().at("/judged_on") == "\"2026-03-02\"");
        county.pass_days(400);
        CHECK(seen().at("/judged_on") == "\"2026-03-02\"");
        CHECK(seen().at("/eligibility") == explained);
    });
}
