// Papers of a case: drawn as drafts, issued with a number, and what the page behind their code says of them.
#include "tests/stories/support/journey.hpp"
#include "tests/support/pdf_file.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string officer = "county_officer@县", clerk = "branch_clerk@东湾1";
const std::string at_home = "&origin=https://bangfu.example";

bool has(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }
std::string plain(const std::string& json) { return json.size() < 2 ? "" : json.substr(1, json.size() - 2); }

std::string text_of(const Answer& answer) {
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    REQUIRE(answer.header("Content-Type") == "application/pdf");
    return tests::pdf_text(answer.body);
}

Answer issue(Journey& journey, const std::string& who, const std::string& kind) {
    return journey.send(who, "POST /api/cases/{case}/papers", R"({"kind":")" + kind + "\"}");
}
Answer drawn(Journey& journey, const std::string& who, const std::string& kind, const std::string& issued = "") {
    return journey.send(who, "GET /api/cases/{case}/paper?kind=" + kind +
                                 (issued.empty() ? "" : "&issued=" + issued + at_home));
}
/// What the page says after ten seconds: within them it may be as it was.
std::string page_of(County& county, const Answer& issued) {
    county.pass_days(1);
    const auto page = county.send("", {"GET", plain(issued.at("/link"))});
    CHECK(page.status == 200);
    CHECK(has(page.header("X-Robots-Tag"), "noindex"));
    return page.body;
}

}

TEST_CASE("a form is a draft until it is issued; then it has the next number of its office, and one only") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("assembly_passed");
        const auto draft = text_of(drawn(journey, clerk, "application_form"));
        for (const auto* word : {"困难党员帮扶申请审批表", "草稿", "王芳", "应到17人，实到15人，赞成14票，反对0票，弃权1票",
                                 "田地受灾减产", "第1页共1页"})
            CHECK_MESSAGE(has(draft, word), word, " in ", draft);
        CHECK_FALSE(has(draft, "〔"));
        const auto first = issue(journey, clerk, "application_form");
        REQUIRE_MESSAGE(first.status == 200, first.body);
        CHECK(plain(first.at("/number")) == "审批表〔2026〕1号");
        CHECK(issue(journey, clerk, "application_form").at("/number") == first.at("/number"));
        const auto form = drawn(journey, clerk, "application_form", first.at("/id"));
        const auto text = text_of(form);
        CHECK(has(text, "审批表〔2026〕1号"));
        CHECK_FALSE(has(text, "草稿"));
        county.pass_days(1);
        CHECK(drawn(journey, clerk, "application_form", first.at("/id")).body == form.body);
        Journey other(county, "东湾1", {.name = "李明", .sequence = "005"});
        CHECK(plain(issue(other, clerk, "application_form").at("/number")) == "审批表〔2026〕2号");
        CHECK(plain(issue(other, clerk, "household_card").at("/number")) == "户卡〔2026〕1号");
        CHECK(plain(issue(other, "committee_clerk@东湾", "household_card").at("/number")) == "户卡〔2026〕1号");
    });
}

TEST_CASE("whoever holds a paper is told what it is worth and when it was issued, and nothing else") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("assembly_passed");
        const auto form = issue(journey, clerk, "application_form");
        const auto genuine = page_of(county, form);
        CHECK(has(genuine, "真实有效"));
        CHECK(has(genuine, "2026年3月2日"));
        for (const auto* word : {"王芳", "王*", "东湾", "审批表", "〔", "BF-", "困难", "<script", "style="})
            CHECK_MESSAGE(!has(genuine, word), word);
        journey.to("on_notice");
        CHECK(has(page_of(county, form), "已有更新"));
        CHECK(drawn(journey, clerk, "application_form", form.at("/id")).code() == "papers.changed");
        const auto again = issue(journey, clerk, "application_form");
        CHECK(plain(again.at("/number")) == "审批表〔2026〕2号");
        const auto it = "POST /api/papers/" + again.at("/id") + "/void";
        CHECK(county.send(clerk, {"POST", it.substr(5), R"({"version":1,"reason":" "})"}).status == 400);
        CHECK(county.send("branch_clerk@石桥1", {"POST", it.substr(5), R"({"version":1,"reason":"印错"})"}).code() ==
              "papers.unknown");
        CHECK(county.send(clerk, {"POST", it.substr(5), R"({"version":1,"reason":"印错"})"}).status == 200);
        CHECK(county.send(clerk, {"POST", it.substr(5), R"({"version":2,"reason":"印错"})"}).code() == "papers.voided");
        const auto voided = page_of(county, again);
        CHECK(has(voided, "已作废"));
        CHECK_FALSE(has(voided, "印错"));
        CHECK(plain(issue(journey, clerk, "application_form").at("/number")) == "审批表〔2026〕3号");
        CHECK(county.send("", {"GET", "/public/papers/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}).status == 404);
    });
}

TEST_CASE("a notice's sheet shows what a notice may, and stays genuine when the notice has run its course") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        CHECK(issue(journey, clerk, "notice_sheet").code() == "case.paper_not_ready");
        journey.to("on_notice");
        const auto sheet = issue(journey, clerk, "notice_sheet");
        const auto text = text_of(drawn(journey, clerk, "notice_sheet", sheet.at("/id")));
        for (const auto* word : {"关于拟确定困难党员帮扶对象的公示", "王芳", "东湾1", "比较困难", "应到17人", "（盖章）"})
            CHECK_MESSAGE(has(text, word), word, " in ", text);
        for (const auto* word : {"990", "139", "赵秀英", "600"}) CHECK_MESSAGE(!has(text, word), word, " in ", text);
        journey.to("notice_passed");
        CHECK(has(page_of(county, sheet), "真实有效"));
        CHECK(issue(journey, officer, "notice_sheet").code() == "case.paper_forbidden");
    });
}

TEST_CASE("a decision letter is there once it was decided, by the office's numbers, and an appeal supersedes it") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.to("filing_proposed");
        CHECK(issue(journey, officer, "decision_letter").code() == "case.paper_not_ready");
        journey.to("on_ledger");
        CHECK(issue(journey, clerk, "decision_letter").code() == "case.paper_forbidden");
        const auto letter = issue(journey, officer, "decision_letter");
        const auto text = text_of(drawn(journey, officer, "decision_letter", letter.at("/id")));
        for (const auto* word : {"困难党员帮扶决定书", "决定书〔2026〕1号", "王芳同志：", "困难程度为比较困难", "赞成14票"})
            CHECK_MESSAGE(has(text, word), word, " in ", text);
        const auto form = text_of(drawn(journey, officer, "application_form"));
        for (const auto* word : {"拟备案：", "复核备案：", "复核：", "核定程度：比较困难", "公示期满，无异议。"})
            CHECK_MESSAGE(has(form, word), word, " in ", form);
        const auto card = text_of(drawn(journey, officer, "household_card"));
        for (const auto* word : {"困难党员家庭卡片", "王芳", "家庭成员", "田地受灾减产"})
            CHECK_MESSAGE(has(card, word), word, " in ", card);
        CHECK(journey.send(officer, "GET /api/cases/{case}/paper?kind=decision_letter&issued=" + letter.at("/id") +
                                        "&origin=javascript:x")
                  .code() == "papers.origin");
        const auto list = journey.send(officer, "GET /api/cases/{case}/papers");
        CHECK(list.at("/issued/0/state") == "\"genuine\"");
        CHECK(list.at("/kinds/3/ready") == "true");
    });
}
