#include "tests/stories/support/growing.hpp"
#include "access/roles.hpp"
#include "app/slices.hpp"
#include "cases/public_list.hpp"
#include "jobs/jobs.hpp"
#include "tests/stories/support/fillings.hpp"
#include "tests/stories/support/wizard.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace stories {

namespace {

const std::string officer = "county_officer@县", clerk = "branch_clerk@东湾1";

std::string person_named(int number) { return "陶东" + std::string(number % 2 ? "生" : "来"); }

}

const Ceiling& ceiling_of(const std::vector<Ceiling>& rows, const std::string& what) {
    static const Ceiling none;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.what == what; });
    REQUIRE_MESSAGE(found != rows.end(), "no ceiling is set for " << what);
    return found == rows.end() ? none : *found;
}

void check_cost(const Ceiling& ceiling, const work_done::Figures& cost) {
    CAPTURE(ceiling.what);
    CHECK(cost.statements <= ceiling.statements);
    CHECK(cost.opened <= ceiling.opened);
    MESSAGE(ceiling.what << ": " << cost.statements << " statements, " << cost.opened << " opened");
}

work_done::Figures cost_of(County& county, const std::function<Answer()>& ask, int status) {
    county.settle_writes();
    const auto before = work_done::so_far();
    const auto answer = ask();
    const auto after = work_done::so_far();
    CHECK_MESSAGE(answer.status == status, answer.body);
    return {after.statements - before.statements, after.opened - before.opened};
}

void Growing::grow(int rows) {
    for (int i = 0; i < rows; ++i) {
        ++grown_;
        add_case();
        add_around();
        grow_case();
    }
    import_rows(rows);
    jobs::run_waiting(county().store(), app::job_kinds());
}

work_done::Figures Growing::cost(const std::string& who, const std::string& route) {
    const auto* filling = filling_of(route);
    REQUIRE_MESSAGE(filling, "fillings.cpp does not say how to ask " << route);
    auto target = filled(route.substr(4), values(who));
    if (!filling->query.empty()) target += "?" + filled(filling->query, values(who));
    const auto ask = [&]() -> Answer {
        if (route != "GET /public/notices") return county().send(who, {"GET", target});
        auto policy = policy::policy_v1();  // which has it switched off
        policy.county_wide_public_list = true;
        const auto page =
            county().store().read([&](store::Read& db) { return cases::public_list_under(db, policy).value(); });
        CHECK(page.bytes.find("陶*") != page.bytes.npos);
        return {.status = 200};
    };
    ask();  // signed in, and the session's mark is new
    return cost_of(county(), ask);
}

Kept Growing::values(const std::string& who) {
    Kept kept{{"form", "ceiling"}};
    for (const auto* slot :
         {"organisation", "parent",  "id",        "member",    "notice",    "token",     "job",
          "import",       "account", "person",    "applicant", "branch",    "household", "household_member",
          "attachment",   "match",   "objection", "session",   "colleague", "deputy",
          "paper",        "paper_token"}) {
        const auto& known = world_.records(slot);
        kept[slot] = known.contains("东湾1") ? known.at("东湾1") : known.begin()->second;
    }
    if (who.ends_with("@县")) kept["organisation"] = kept["parent"] = world_.records("organisation").at("县");
    if (!import_.empty()) kept["import"] = import_;
    return kept;
}

void Growing::add_case() {
    Journey journey(county(), "东湾1", {person_named(grown_), fmt::format("{}4", 50 + grown_)});
    journey.to("on_notice");
    if (grown_ <= 5) journey.attach(clerk, {"notice_photo"});
    done(county(), clerk, "POST /api/notices/" + journey.kept().at("notice") + "/objections",
         R"({"content":"收入是否计入？","channel":"phone"})");
}

void Growing::add_around() {
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

void Growing::ask_match() {
    const auto who = fmt::format("branch_clerk#{}@石桥1", grown_);
    const auto number = id_number("19700307", fmt::format("{}4", 50 + grown_));
    done(county(), who, "POST /api/members",
         R"({"branch":)" + world_.records("branch").at("石桥1") + R"(,"name":"陶新","id_number":")" + number +
             R"(","join_date":"1995-07-01","member_type":"full"})");
}

void Growing::grow_case() {
    done(county(), clerk, "POST /api/households/" + own("household") + "/members",
         fmt::format(R"({{"name":"赵{}","relation":"99"}})", grown_ % 2 ? "一" : "二"));
    done(county(), clerk, "POST /api/households/" + own("household") + "/incomes",
         fmt::format(R"({{"year":{},"wages":100}})", 2025 - grown_));
    done(county(), clerk, "POST /api/notices/" + own("notice") + "/objections",
         R"({"content":"收入是否计入？","channel":"phone"})");
    const auto paper = "/api/cases/" + own("id") + "/attachments?kind=notice_photo&name=x";
    if (grown_ <= 12) CHECK(county().send(clerk, {"POST", paper, picture(), "image/png"}).status == 200);
}

void Growing::import_rows(int rows, bool faulty) {
    std::vector<SmallRow> all;
    for (int i = 0; i < rows; ++i) all.push_back({"王建国", invented_number(100 + imported_++), "东湾1"});
    if (faulty) all.push_back({"钱有误", "123", "东湾1"});
    import_ = wizard::upload(county(), officer, small_ledger(all));
}

Kept Growing::made_anew(const Act& act) {
    if (act.what.find("{import}") != act.what.npos) {
        import_rows(grown_, act.at == "faulty");
        const auto ask = [&](const std::string& what, const std::string& more = "") {
            REQUIRE(wizard::ask(county(), officer, import_, what, more).status == 200);
        };
        if (act.at == "committed" || act.at == "proposed") ask("commit", wizard::commit_all);
        if (act.at == "proposed") ask("propose-filing");
        return {{"import", import_}};
    }
    Journey journey(county(), "东湾1", {person_named(made_), fmt::format("{}6", 10 + made_)});
    ++made_;
    if (act.at == "rejected")
        REQUIRE(journey.to("notice_passed")
                    .send("committee_clerk@东湾", "POST /api/cases/{case}/reject",
                          R"({"version":{v},"reason":"收入超标"})")
                    .status == 200);
    else journey.to(act.at);
    if (act.what.find("{attachment}") != act.what.npos) journey.attach_papers();
    auto kept = journey.kept();
    kept["id"] = kept.at("case");
    return kept;
}

std::string Growing::version(const std::string& table, const std::string& which) {
    const auto connection = county().behind();
    store::Running running(connection->prepare("SELECT version FROM " + table + " WHERE " + which, {}), {});
    return running.next() ? std::to_string(running.row().number(0)) : "99";
}

std::string Growing::with_versions(const std::string& what, std::string body, const Kept& kept) {
    struct Versioned {
        const char *route, *table, *which;  // the first whose route the act's begins with
    };
    static constexpr Versioned all[] = {
        {"POST /api/organisations/", "organisations", "id = {organisation}"},
        {"POST /api/accounts/", "accounts", "id = {account}"},
        {"POST /api/deputies/", "deputies", "id = {deputy}"},
        {"POST /api/members/{member}/household", "households", "id = {household}"},
        {"POST /api/members/", "members", "id = {member}"},
        {"POST /api/households/{household}/merge", "households", "id = {household}"},
        {"POST /api/households/{household}/split", "households", "id = {household}"},
        {"POST /api/households/{household}/incomes", "household_incomes",
         "year = 2025 AND household_id = {household}"},
        {"POST /api/household-members/", "household_members", "id = {household_member}"},
        {"POST /api/matches/", "matches", "id = {match}"},
        {"POST /api/cases/{id}/application", "applications", "case_id = {id}"},
        {"POST /api/cases/", "cases", "id = {id}"},
        {"POST /api/attachments/", "papers", "id = {attachment}"},
        {"POST /api/papers/", "issued_papers", "id = {paper}"},
        {"POST /api/imports/", "imports", "id = {import}"},
        {"POST /api/notices/", "notices", "id = {notice}"},
        {"POST /api/objections/", "objections", "id = {objection}"},
        {"POST /api/drafts/", "drafts", "form = '{form}'"},
    };
    const auto put = [&](const std::string& name, const std::string& value) {
        const auto stale = "\"" + name + "\":99";
        if (const auto at = body.find(stale); at != body.npos) body.replace(at + stale.size() - 2, 2, value);
    };
    if (body.find("person_version") != body.npos)
        put("person_version", version("people", filled("id = {person}", kept)));
    for (const auto& each : all)
        if (what.starts_with(each.route)) {
            put("version", version(each.table, filled(each.which, kept)));
            break;
        }
    return body;
}

work_done::Figures Growing::cost(const Act& act) {
    CAPTURE(act.what);
    const auto* filling = filling_of(act.what);
    REQUIRE_MESSAGE(filling, "fillings.cpp does not say how to ask " << act.what);
    auto kept = act.at.empty() ? Kept{} : made_anew(act);
    kept.merge(values(act.who));
    if (act.what.find("{session}") != act.what.npos)
        kept["session"] = county().send(act.who, {"GET", "/api/sessions"}).at("/rows/0/id");
    if (act.what.ends_with("/public/notices/{token}/objections")) {
        const auto page = county().send("", {"GET", filled("/public/notices/{token}", kept)}).body;
        const std::string mark = "name=\"form_token\" value=\"";
        const auto at = page.find(mark) + mark.size();
        kept["form_token"] = page.substr(at, page.find('"', at) - at);
    }
    auto target = filled(act.what.substr(5), kept);
    if (!filling->query.empty()) target += "?" + filled(filling->query, kept);
    const auto body = with_versions(act.what, filled(act.body.empty() ? filling->body : act.body, kept), kept);
    if (!act.who.empty()) county().send(act.who, {"GET", "/api/session"});
    const auto cost = cost_of(
        county(),
        [&] {
            return county().send(act.who, {"POST", target, body, filling->content_type});
        },
        act.status);
    if (filling->ends_sessions) county().forget_sessions();
    wizard::work(county());
    return cost;
}

}
