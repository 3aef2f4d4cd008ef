#include "tests/stories/support/fillings.hpp"
#include "tests/stories/support/journey.hpp"
#include <algorithm>

namespace stories {

namespace {

// Versions are 99: whoever reaches the record is told that it is stale, and nothing is changed.
const std::string stale = R"("version":99)";
const std::string only_version = "{" + stale + "}";
const std::string reason = R"({"version":99,"reason":"情况变化"})";

std::string item(const std::string& verdict) {
    return R"({"id":{id},"version":99,"verdict":")" + verdict + R"(","level":2,"opinion":"属实"})";
}
std::string batch() { return R"({"items":[)" + item("approve") + "]}"; }

std::vector<Filling> of_access() {
    return {
        {"POST /api/sign-in", "", R"({"username":"nobody9","password":"三只白鹭"})"},
        {.route = "POST /api/sign-out", .body = "{}", .ends_sessions = true},
        {"GET /api/session"},
        {"POST /api/session/password", "", R"({"current":"不是它","new_password":"山坡上的杏花开了又落了三回"})"},
        {"GET /api/sessions"},
        {"POST /api/sessions/{session}/end", "", "{}"},
        {"GET /api/organisations", "parent={parent}"},
        {"GET /api/organisations/search", "text=1"},
        {"POST /api/organisations", "", R"({"parent":{parent},"code":"QY01","name":"新村","kind":"branch"})"},
        {"POST /api/organisations/import", "check=true", "上级编码,编码,名称,类型\nQY01,QY0199,新村党支部,党支部\n",
         "text/csv"},
        {"POST /api/organisations/{organisation}/rename", "", R"({"name":"新名","version":99})"},
        {"GET /api/accounts", "organisation={organisation}"},
        {"GET /api/accounts/total", "organisation={organisation}"},
        {"POST /api/accounts", "", R"({"username":"user1","name":"王芳","organisation":{organisation}})"},
        {"POST /api/accounts/{account}/rename", "", R"({"name":"王芳","version":99})"},
        {"POST /api/accounts/{account}/deactivate", "", reason},
        {"POST /api/accounts/{account}/activate", "", reason},
        {"POST /api/accounts/{account}/reset-password", "", reason},
        {"POST /api/accounts/{account}/roles", "", R"({"roles":["branch_clerk"],"version":99})"},
        {"POST /api/accounts/{account}/person", "", R"({"person":{person},"version":99})"},
        {"GET /api/audit"},
        {"GET /api/audit/total"},
    };
}

std::vector<Filling> of_people() {
    return {
        {"GET /api/chores"},
        {"GET /api/jobs"},
        {"GET /api/jobs/{job}"},
        {"POST /api/jobs/{job}/cancel", "", "{}"},
        {"POST /api/jobs/{job}/file", "", "{}"},
        {"POST /api/exports", "", R"({"organisation":{organisation},"status":"on_notice","purpose":"每月上报"})"},
        {"GET /api/policy"},
        {"GET /api/calendar"},
        {"POST /api/calendar", "",
         R"({"year":2027,"source":"通知","version":99,"days":[{"date":"2027-01-01","kind":"holiday","name":"元旦"},)"
         R"({"date":"2027-01-02","kind":"holiday","name":"元旦"},{"date":"2027-02-05","kind":"holiday","name":"春节"},)"
         R"({"date":"2027-02-08","kind":"holiday","name":"春节"},{"date":"2027-05-03","kind":"holiday","name":"劳动"}]})"},
        {"POST /api/calendar/preview", "",
         R"({"year":2027,"source":"通知","days":[{"date":"2027-01-01","kind":"holiday","name":"元旦"},)"
         R"({"date":"2027-01-02","kind":"holiday","name":"元旦"},{"date":"2027-02-05","kind":"holiday","name":"春节"},)"
         R"({"date":"2027-02-08","kind":"holiday","name":"春节"},{"date":"2027-05-03","kind":"holiday","name":"劳动"}]})"},
        {"GET /api/codes"},
        {"GET /api/members", "organisation={organisation}"},
        {"GET /api/members/total", "organisation={organisation}"},
        {"POST /api/members", "",
         R"({"branch":{branch},"name":"钱新","id_number":")" + id_number("19600101", "772") +
             R"(","join_date":"1990-01-01","member_type":"full"})"},
        {"GET /api/members/{member}"},
        {"GET /api/deputies"},
        {"POST /api/deputies", "",
         R"({"absent":{account},"deputy":{colleague},"from":"2026-12-01","until":"2026-12-31","reason":"住院"})"},
        {"POST /api/deputies/{deputy}/end", "", R"({"version":99,"reason":"已返岗"})"},
        {"POST /api/members/{member}", "", R"({"version":99,"person_version":99,"duty":"组长"})"},
        {"POST /api/members/{member}/doubts", "", R"({"doubt":"00"})"},
        {"POST /api/members/{member}/household", "", R"({"housing_area":50,"version":99})"},
        {"POST /api/households/{household}/members", "", R"({"name":"钱小","relation":"99"})"},
        {"POST /api/households/{household}/merge", "",
         R"({"version":99,"member":{applicant},"relation":"12","reason":"共同生活"})"},
        {"POST /api/households/{household}/split", "",
         R"({"version":99,"leaving":[{household_member}],"head":{household_member},"on":"2026-03-01","reason":"分户"})"},
        {"POST /api/households/{household}/incomes", "", R"({"year":2025,"wages":1,"version":99})"},
        {"POST /api/household-members/{household_member}", "", R"({"occupation":"务农","version":99})"},
        {"POST /api/household-members/{household_member}/remove", "", reason},
        {"POST /api/people/{person}/reveal", "", R"({"field":"phone","purpose":"电话核实"})"},
        {"GET /api/matches"},
        {"POST /api/matches/{match}/decide", "", R"({"verdict":"reject","reason":"不是一人","version":99})"},
    };
}

std::vector<Filling> of_cases() {
    return {
        {"GET /api/home"},
        {"GET /api/ledger", "organisation={organisation}&status=on_notice"},
        {"GET /api/ledger/sheet", "organisation={organisation}&status=on_notice"},
        {"GET /api/ledger/totals", "organisation={organisation}&status=on_notice"},
        {"GET /api/approvals", "box=todo"},
        {"GET /api/approvals/total", "box=todo"},
        {"GET /api/cases/{id}"},
        {"POST /api/applications", "", R"({"member":{applicant}})"},
        {"POST /api/cases/{id}/application", "",
         R"({"version":99,"causes":[],"findings":[],"minimum_allowance":{}})"},
        {"POST /api/cases/{id}/attachments", "kind=other&name=x", picture(), "image/png"},
        {"POST /api/attachments/{attachment}/remove", "", reason},
        {"POST /api/attachments/{attachment}/open", "", "{}"},
        {"GET /api/cases/{id}/papers"},
        {"POST /api/cases/{id}/papers", "", R"({"kind":"household_card"})"},
        {"GET /api/cases/{id}/paper", "kind=household_card"},
        {"POST /api/papers/{paper}/void", "", reason},
        {"GET /public/papers/{paper_token}"},
        {"POST /api/cases/{id}/submit", "", only_version},
        {"POST /api/cases/{id}/withdraw", "", reason},
        {"POST /api/cases/{id}/appeal", "", reason},
        {"POST /api/cases/{id}/remind", "", only_version},
        {"POST /api/cases/{id}/return", "", R"({"version":99,"to":"draft","reason":"材料不齐"})"},
        {"POST /api/cases/{id}/reject", "", reason},
        {"POST /api/cases/{id}/assembly", "",
         R"({"version":99,"date":"2026-03-02","expected":17,"present":15,"in_favour":14,"against":0,"abstained":1,)"
         R"("opinion":"同意","proposed_level":2})"},
        {"POST /api/cases/{id}/notice", "", R"({"version":99,"start":"2026-03-02","place":"公开栏"})"},
        {"POST /api/cases/committee", "",
         R"({"date":"2026-03-02","participants":["何伟"],"items":[)" + item("approve") + "]}"},
        {"POST /api/cases/committee-confirm", "", batch()},
        {"POST /api/cases/filing", "", batch()},
        {"POST /api/cases/filing-confirm", "", batch()},
    };
}

std::vector<Filling> of_imports() {
    return {
        {"POST /api/imports", "name=ledger.csv", ledger_file(), "text/csv"},
        {"GET /api/imports"},
        {"GET /api/imports/total"},
        {"GET /api/import-template"},
        {"GET /api/imports/{import}"},
        {"GET /api/imports/{import}/rows"},
        {"POST /api/imports/{import}/error-rows", "", "{}"},
        {"POST /api/imports/{import}/commit", "", R"({"mode":"valid","version":99})"},
        {"POST /api/imports/{import}/cancel", "", only_version},
        {"POST /api/imports/{import}/undo", "", reason},
        {"POST /api/imports/{import}/propose-filing", "", only_version},
        {"POST /api/imports/{import}/confirm-filing", "", only_version},
    };
}

std::vector<Filling> of_notices() {
    return {
        {"GET /api/notices"},
        {"GET /api/notices/total"},
        {"GET /api/notices/{notice}"},
        {"GET /api/notices/{notice}/sheet"},
        {"POST /api/notices/{notice}/correct", "",
         R"({"version":99,"reason":"笔误","start":"2026-03-02","place":"公开栏"})"},
        {"POST /api/notices/{notice}/close", "", only_version},
        {"POST /api/notices/{notice}/objections", "", R"({"content":"收入是否计入？","channel":"paper"})"},
        {"POST /api/objections/{objection}/investigate", "", R"({"version":99,"finding":"已核","upheld":false})"},
        {"POST /api/objections/{objection}/answer", "", R"({"version":99,"answer":"已计入"})"},
        {"GET /api/drafts", "kind=member"},
        {"GET /api/drafts/{form}"},
        {"POST /api/drafts/{form}", "", R"({"body":"{}","version":0})"},
        {"POST /api/drafts/{form}/discard", "", R"({"version":0})"},
        {"GET /public/notices"},
        {"GET /public/notices/{token}"},
        {"POST /public/notices/{token}/objections", "", "form_token=x&content=abc",
         "application/x-www-form-urlencoded"},
    };
}

const std::vector<Filling>& all() {
    static const auto rows = [] {
        std::vector<Filling> out;
        for (const auto& part : {of_access(), of_people(), of_cases(), of_imports(), of_notices()})
            out.insert(out.end(), part.begin(), part.end());
        return out;
    }();
    return rows;
}

}

std::string ledger_file() {
    return "姓名,性别,身份证号,所在党支部,入党时间,困难程度,家庭人口,家庭年收入\n周海燕,女," +
           id_number("19700307", "862") +
           ",东湾1,1995-07-01,一般困难,2,600\n钱有误,女,123,东湾1,1995-07-01,一般困难,2,600\n";
}

const Filling* filling_of(const std::string& route) {
    const auto found =
        std::find_if(all().begin(), all().end(), [&](const Filling& each) { return each.route == route; });
    return found == all().end() ? nullptr : &*found;
}

std::vector<std::string> fillings_besides(const std::vector<std::string>& routes) {
    std::vector<std::string> out;
    for (const auto& each : all())
        if (std::find(routes.begin(), routes.end(), each.route) == routes.end()) out.push_back(each.route);
    return out;
}

}
