#include "tests/stories/support/world.hpp"
#include "app/slices.hpp"
#include "jobs/jobs.hpp"
#include "tests/stories/support/fillings.hpp"
#include <doctest/doctest.h>

namespace stories {

namespace {

const std::vector<std::string> branches{"东湾1", "东湾2", "石桥1", "石桥2"};

std::string value(const Answer& answer, const std::string& pointer) {
    const auto json = answer.at(pointer);
    REQUIRE_MESSAGE(!json.empty(), pointer << " in " << answer.body);
    return json.starts_with('"') ? json.substr(1, json.size() - 2) : json;
}

/// 990***********1128, as screens show a number.
std::string masked(const std::string& number) { return "***" + number.substr(14); }

std::string member_body(const std::string& branch, const std::string& name, const std::string& number) {
    return R"({"branch":)" + branch + R"(,"name":")" + name + R"(","id_number":")" + number +
           R"(","join_date":"1995-07-01","member_type":"full"})";
}

}

World::World(tests::Database kind) : county_(kind) {
    for (const std::string place : {"县", "东湾", "石桥", "东湾1", "东湾2", "石桥1", "石桥2"})
        records_["organisation"][place] = records_["parent"][place] =
            std::to_string(county_.organisation(place).value);
    name_deputy();
    int number = 1;
    for (const auto& branch : branches) settle(branch, number++);
    ask_matches();
    records_["account"]["东湾1"] = std::to_string(county_.account("branch_clerk@东湾1").value);
    records_["account"]["石桥"] = std::to_string(county_.account("committee_clerk@石桥").value);
    records_["job"]["*"] = value(
        done(county_, "branch_clerk@石桥2", "POST /api/exports", R"({"status":"on_notice","purpose":"每月上报"})"),
        "/job");
    const auto uploaded =
        county_.send("committee_clerk@石桥", {"POST", "/api/imports?name=old.csv", ledger_file(), "text/csv"});
    records_["import"]["石桥"] = value(uploaded, "/import");
    jobs::run_waiting(county_.store(), app::job_kinds());
    records_["session"]["*"] = value(county_.send("branch_clerk@石桥2", {"GET", "/api/sessions"}), "/rows/0/id");
}

void World::name_deputy() {
    const auto account = [&](const char* who) { return std::to_string(county_.account(who).value); };
    records_["colleague"]["东湾1"] = account("branch_clerk#2@东湾1");
    records_["deputy"]["东湾1"] =
        value(done(county_, "security_admin@县", "POST /api/deputies",
                   R"({"from":"2026-03-02","until":"2026-03-03","reason":"住院","absent":)" +
                       account("branch_clerk@东湾1") + R"(,"deputy":)" + records_["colleague"]["东湾1"] + "}"),
              "/id");
}

void World::settle(const std::string& branch, int number) {
    const std::string mark = std::to_string(number);
    const Person applicant{.name = "陶" + std::string(number == 1   ? "东一"
                                                      : number == 2 ? "东二"
                                                      : number == 3 ? "石一"
                                                                    : "石二"),
                           .sequence = "1" + mark + "2"};
    Journey journey(county_, branch, applicant);
    journey.to("on_notice");
    const auto clerk = journey.clerk();
    REQUIRE(journey.attach(clerk, {"notice_photo"}).status == 200);
    const auto kept = journey.kept();
    const auto put = [&](const char* slot, const std::string& id) { records_[slot][branch] = id; };
    put("id", kept.at("case"));
    put("member", kept.at("member"));
    put("person", kept.at("person"));
    put("household", kept.at("household"));
    put("household_member", kept.at("spouse"));
    put("attachment", kept.at("attachment"));
    put("notice", kept.at("notice"));
    put("token", kept.at("link").substr(std::string("/public/notices/").size()));
    put("branch", kept.at("branch"));
    const auto paper = journey.send(clerk, "POST /api/cases/{case}/papers", R"({"kind":"notice_sheet"})");
    put("paper", value(paper, "/id"));
    put("paper_token", value(paper, "/link").substr(std::string("/public/papers/").size()));
    put("objection", value(journey.send(clerk, "POST /api/notices/{notice}/objections",
                                        R"({"content":"收入是否计入？","channel":"phone"})"),
                           "/id"));
    const auto newcomer = id_number("19680512", "3" + mark + "2");
    put("applicant", value(done(county_, clerk, "POST /api/members",
                                member_body(kept.at("branch"), "柳" + applicant.name.substr(3), newcomer)),
                           "/id"));
    people_[branch] = {applicant.name, "柳" + applicant.name.substr(3), masked(newcomer),
                       masked(id_number(applicant.birth, applicant.sequence))};
}

void World::ask_matches() {
    const auto ask = [&](const char* asked_in, int of, const char* decided_at) {
        const auto number = id_number("19680512", "3" + std::to_string(of) + "2");
        const auto answer = done(county_, std::string("branch_clerk@") + asked_in, "POST /api/members",
                                 member_body(records_["branch"][asked_in], "柳新", number));
        records_["match"][decided_at] = value(answer, "/match");
    };
    ask("东湾1", 2, "东湾");
    ask("石桥1", 4, "石桥");
    ask("东湾1", 3, "县");
}

const std::map<std::string, std::string>& World::records(const std::string& slot) const {
    static const std::map<std::string, std::string> none;
    const auto found = records_.find(slot);
    return found == records_.end() ? none : found->second;
}

bool World::in_scope(const std::string& who, const std::string& place) {
    const auto own = who.substr(who.find('@') + 1);
    return place != "*" && (own == "县" || place.starts_with(own));
}

std::vector<std::string> World::hidden_from(const std::string& who, bool sees_people) const {
    std::vector<std::string> out;
    for (const auto& [place, marks] : people_)
        if (!sees_people || !in_scope(who, place)) out.insert(out.end(), marks.begin(), marks.end());
    const auto own = who.substr(who.find('@') + 1);
    for (const auto& [place, id] : records("organisation"))
        if (!in_scope(who, place) && place != "县" && !own.starts_with(place)) out.push_back(place);
    return out;
}

}
