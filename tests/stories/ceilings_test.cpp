// What a request may ask of the database and of the keys: a ceiling for each route that reads and for the acts of
// the procedure. Counted exactly, where times are noisy. A list of 25 costs the statements of a list of 5: a query
// a row shows here first.
#include "access/roles.hpp"
#include "app/slices.hpp"
#include "base/work_done.hpp"
#include "tests/stories/support/fillings.hpp"
#include "tests/stories/support/ledgers.hpp"
#include "tests/stories/support/wizard.hpp"
#include "tests/stories/support/world.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace stories;

namespace {

const std::string officer = "county_officer@县", clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾";

struct Ceiling {
    std::string what, who;
    std::int64_t statements = 0, opened = 0;
};

/// Every route that reads, asked by whom it costs most. `opened` is of the larger county, a page being at most 50
/// lines with a masked number each.
const std::vector<Ceiling>& of_reading() {
    static const std::vector<Ceiling> rows{
        {"GET /api/session", officer, 7, 0},
        {"GET /api/sessions", officer, 3, 0},
        {"GET /api/organisations", officer, 6, 0},
        {"GET /api/organisations/search", officer, 3, 0},
        {"GET /api/accounts", "system_admin@县", 6, 0},
        {"GET /api/accounts/total", "system_admin@县", 4, 0},
        {"GET /api/audit", "audit_admin@县", 4, 0},
        {"GET /api/audit/total", "audit_admin@县", 3, 0},
        {"GET /api/jobs", clerk, 3, 8},
        {"GET /api/jobs/{job}", "branch_clerk@石桥2", 3, 1},
        {"GET /api/policy", officer, 3, 0},
        {"GET /api/calendar", officer, 3, 0},
        {"GET /api/codes", officer, 2, 0},
        {"GET /api/members", officer, 4, 20},
        {"GET /api/members/total", officer, 5, 0},
        {"GET /api/members/{member}", officer, 14, 4},
        {"GET /api/matches", officer, 6, 112},
        {"GET /api/home", clerk, 7, 0},
        {"GET /api/ledger", officer, 6, 20},
        {"GET /api/ledger/sheet", officer, 7, 40},
        {"GET /api/ledger/totals", officer, 4, 0},
        {"GET /api/approvals", clerk, 6, 20},
        {"GET /api/approvals/total", clerk, 4, 0},
        {"GET /api/cases/{id}", clerk, 29, 54},
        {"GET /api/imports", officer, 3, 0},
        {"GET /api/imports/total", officer, 3, 0},
        {"GET /api/import-template", officer, 2, 0},
        {"GET /api/imports/{import}", officer, 5, 1},
        {"GET /api/imports/{import}/rows", officer, 6, 2},
        {"GET /api/notices", officer, 12, 40},
        {"GET /api/notices/total", officer, 3, 0},
        {"GET /api/notices/{notice}", clerk, 12, 27},
        {"GET /api/notices/{notice}/sheet", clerk, 17, 1},
        {"GET /api/drafts/{form}", clerk, 3, 0},
        {"GET /public/notices", "", 0, 0},
        {"GET /public/notices/{token}", "", 10, 0},
    };
    return rows;
}

/// The acts of the procedure by the usual people.
const std::vector<Ceiling>& of_acting() {
    static const std::vector<Ceiling> rows{
        {"POST /api/cases/{case}/submit", clerk, 35, 2},
        {"POST /api/cases/{case}/assembly", clerk, 36, 2},
        {"POST /api/cases/{case}/notice", clerk, 39, 2},
        {"POST /api/notices/{notice}/close", clerk, 39, 2},
        {"POST /api/cases/committee", committee, 36, 3},
        {"POST /api/cases/committee-confirm", "committee_reviewer@东湾", 35, 3},
        {"POST /api/cases/filing", officer, 35, 3},
        {"POST /api/cases/filing-confirm", "county_reviewer@县", 35, 3},
    };
    return rows;
}
constexpr std::int64_t batch_of_ten_statements = 143, batch_of_ten_opened = 30;

const Ceiling& ceiling_of(const std::vector<Ceiling>& rows, const std::string& what) {
    static const Ceiling none;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.what == what; });
    REQUIRE_MESSAGE(found != rows.end(), "no ceiling is set for " << what);
    return found == rows.end() ? none : *found;
}

/// What one request asked of the database and of the keys.
work_done::Figures cost_of(County& county, const std::function<Answer()>& ask, int status = 200) {
    county.settle_writes();
    const auto before = work_done::so_far();
    const auto answer = ask();
    const auto after = work_done::so_far();
    CHECK_MESSAGE(answer.status == status, answer.body);
    return {after.statements - before.statements, after.opened - before.opened};
}

std::string person_named(int number) { return "陶东" + std::string(number % 2 ? "生" : "来"); }

/// The world of one of everything, which can grow: every list of it, and the file of one case.
class Growing {
public:
    explicit Growing(tests::Database kind) : world_(kind) {}
    County& county() { return world_.county(); }

    /// So many more rows in each list, and in the lists of one case.
    void grow(int rows) {
        for (int i = 0; i < rows; ++i) {
            ++grown_;
            add_case();
            add_around();
            grow_case();
        }
        import_rows(rows);
        jobs::run_waiting(county().store(), app::job_kinds());
    }

    work_done::Figures cost(const std::string& who, const std::string& route) {
        const auto* filling = filling_of(route);
        REQUIRE_MESSAGE(filling, "fillings.cpp does not say how to ask " << route);
        auto target = filled(route.substr(4), values(who));
        if (!filling->query.empty()) target += "?" + filled(filling->query, values(who));
        const bool is_off = route == "GET /public/notices";  // by the policy
        const auto ask = [&] { return county().send(who, {"GET", target}); };
        ask();  // signed in, and the session's mark is new
        return cost_of(county(), ask, is_off ? 404 : 200);
    }

private:
    Kept values(const std::string& who) {
        Kept kept{{"form", "ceiling"}};
        for (const auto* slot : {"organisation", "parent", "id", "member", "notice", "token", "job", "import"}) {
            const auto& known = world_.records(slot);
            kept[slot] = known.contains("东湾1") ? known.at("东湾1") : known.begin()->second;
        }
        if (who.ends_with("@县")) kept["organisation"] = kept["parent"] = world_.records("organisation").at("县");
        if (!import_.empty()) kept["import"] = import_;
        return kept;
    }
    std::string own(const std::string& slot) { return world_.records(slot).at("东湾1"); }

    void add_case() {
        Journey journey(county(), "东湾1", {person_named(grown_), fmt::format("{}4", 50 + grown_)});
        journey.to("on_notice");
        if (grown_ <= 5) journey.attach(clerk, {"notice_photo"});
        done(county(), clerk, "POST /api/notices/" + journey.kept().at("notice") + "/objections",
             R"({"content":"收入是否计入？","channel":"phone"})");
    }
    void add_around() {
        county().account(fmt::format("branch_clerk#{}@东湾1", 10 + grown_));
        done(county(), "system_admin@县", "POST /api/organisations",
             fmt::format(R"({{"parent":{},"code":"QY{}","name":"新村{}","kind":"committee"}})",
                         world_.records("organisation").at("县"), 10 + grown_, grown_));
        const auto upload = "POST /api/imports?name=old.csv";
        const Ask ask{"POST", std::string(upload).substr(5), ledger_file(), "text/csv"};
        CHECK(county().send("committee_clerk@石桥", ask).status == 200);
        if (grown_ % 4 == 0) jobs::run_waiting(county().store(), app::job_kinds());
        if (grown_ <= 20) ask_match();
        if (grown_ % 3 != 0) return;
        done(county(), clerk, "POST /api/exports", R"({"status":"on_notice","purpose":"每月上报"})");
        jobs::run_waiting(county().store(), app::job_kinds());
    }
    void ask_match() {
        const auto who = fmt::format("branch_clerk#{}@石桥1", grown_);
        const auto number = id_number("19700307", fmt::format("{}4", 50 + grown_));
        done(county(), who, "POST /api/members",
             R"({"branch":)" + world_.records("branch").at("石桥1") + R"(,"name":"陶新","id_number":")" + number +
                 R"(","join_date":"1995-07-01","member_type":"full"})");
    }
    void grow_case() {
        done(county(), clerk, "POST /api/households/" + own("household") + "/members",
             fmt::format(R"({{"name":"赵{}","relation":"99"}})", grown_ % 2 ? "一" : "二"));
        done(county(), clerk, "POST /api/households/" + own("household") + "/incomes",
             fmt::format(R"({{"year":{},"wages":100}})", 2025 - grown_));
        done(county(), clerk, "POST /api/notices/" + own("notice") + "/objections",
             R"({"content":"收入是否计入？","channel":"phone"})");
        const auto paper = "/api/cases/" + own("id") + "/attachments?kind=notice_photo&name=x";
        if (grown_ <= 12) CHECK(county().send(clerk, {"POST", paper, picture(), "image/png"}).status == 200);
    }
    /// The import whose rows are asked for has so many.
    void import_rows(int rows) {
        std::vector<SmallRow> all;
        for (int i = 0; i < rows; ++i) all.push_back({"王建国", invented_number(100 + i), "东湾1"});
        import_ = wizard::upload(county(), officer, small_ledger(all));
    }

    World world_;
    std::string import_;
    int grown_ = 0;
};

/// What has to be there before the next step is taken.
void prepare_step(County& county, Journey& journey, const std::string& status) {
    if (status == "draft") journey.attach_papers();
    if (status == "submitted") REQUIRE(journey.attach(journey.clerk(), {"assembly_minutes"}).status == 200);
    if (status != "on_notice") return;
    REQUIRE(journey.attach(journey.clerk(), {"notice_photo"}).status == 200);
    county.pass_days(20);
}

std::string body_at(const std::string& status) {
    if (status == "submitted") return assembly_body();
    if (status == "assembly_passed") return notice_body();
    if (status == "on_notice") return R"({"version":{notice_v}})";
    if (status == "notice_passed") return committee_body();
    return status == "draft" ? R"({"version":{v}})" : batch_body();
}

void check_cost(const Ceiling& ceiling, const work_done::Figures& cost) {
    CAPTURE(ceiling.what);
    CHECK(cost.statements <= ceiling.statements);
    CHECK(cost.opened <= ceiling.opened);
    MESSAGE(ceiling.what << ": " << cost.statements << " statements, " << cost.opened << " opened");
}

}

TEST_CASE("ceilings: every route that reads has one, and a longer list costs no more statements") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Growing world(kind);
        world.grow(5);
        std::map<std::string, std::int64_t> before;
        for (const auto& each : of_reading()) before[each.what] = world.cost(each.who, each.what).statements;
        world.grow(20);
        for (const auto& each : of_reading()) {
            const auto cost = world.cost(each.who, each.what);
            check_cost(each, cost);
            CHECK_MESSAGE(cost.statements <= before[each.what], each.what << " asks more for more rows");
        }
    }
}

TEST_CASE("ceilings: no route that reads is without one") {
    std::size_t reading = 0;
    for (const auto& route : app::routes())
        if (route.method == http::verb::get) {
            ++reading;
            ceiling_of(of_reading(), "GET " + std::string(route.path));
        }
    CHECK(reading == of_reading().size());
}

TEST_CASE("ceilings: a step of the procedure, and a batch of ten") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        for (const auto& each : of_acting()) {
            const auto status = journey.waits_at();
            prepare_step(county, journey, status);
            const auto kept = journey.kept();
            const auto body = filled(body_at(status), kept);
            county.send(each.who, {"GET", "/api/session"});
            check_cost(each, cost_of(county, [&] {
                return county.send(each.who, {"POST", filled(each.what.substr(5), kept), body});
            }));
        }
        std::string items;
        for (int i = 0; i < 10; ++i) {
            Journey one(county, "东湾1", {"王东来", fmt::format("{}4", 20 + i)});
            const auto kept = one.to("committee_confirmed").kept();
            items += fmt::format(R"({}{{"id":{},"version":{},"verdict":"approve","opinion":"属实"}})",
                                 i == 0 ? "" : ",", kept.at("case"), kept.at("v"));
        }
        county.send(officer, {"GET", "/api/session"});
        const auto batch = R"({"items":[)" + items + "]}";
        check_cost({"a batch of ten filings", officer, batch_of_ten_statements, batch_of_ten_opened},
                   cost_of(county, [&] { return county.send(officer, {"POST", "/api/cases/filing", batch}); }));
    });
}
