// The page behind the link on a notice's sheet, for whoever holds the link: plain HTML and a form that needs no
// script (domain.md 2.5).
#include "cases/public_list.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", form = "application/x-www-form-urlencoded";

Answer open(County& county, const std::string& link) { return county.send("", {"GET", link}); }

std::string token_in(const Answer& page) {
    const std::string mark = "name=\"form_token\" value=\"";
    const auto at = page.body.find(mark);
    REQUIRE(at != std::string::npos);
    return page.body.substr(at + mark.size(), page.body.find('"', at + mark.size()) - at - mark.size());
}

Answer object(County& county, const std::string& link, const std::string& token,
              const std::string& content = "%E6%94%B6%E5%85%A5%E6%98%AF%E5%90%A6%E8%AE%A1%E5%85%A5") {
    return county.send("", {"POST", link + "/objections", "form_token=" + token + "&content=" + content, form});
}

bool has(const Answer& answer, const std::string& word) { return answer.body.find(word) != std::string::npos; }

/// The page with the form again, what was typed in it and a fresh token, and why it was not recorded.
bool comes_back(const Answer& page, const std::string& typed, const std::string& why) {
    CAPTURE(page.body);
    return page.status == 200 && has(page, typed + "</textarea>") && has(page, why) && !token_in(page).empty() &&
           page.body.size() < 20u << 10;
}

template <class Story>
void on_each_journey(Story story) {
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        story(county, journey);
    });
}

}

TEST_CASE("the page shows 王*, branch and proposed level, is found by its link alone and by no search engine") {
    on_each_journey([](County& county, Journey& journey) {
        const auto page = open(county, journey.kept().at("link"));
        CHECK(page.status == 200);
        CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(page.header("X-Robots-Tag").find("noindex") != std::string::npos);
        CHECK(page.header("Cache-Control") == "no-store");
        const auto csp = page.header("Content-Security-Policy");
        CHECK(csp.find("default-src 'self'") != std::string::npos);
        CHECK(csp.find("script-src 'unsafe-inline'") == std::string::npos);
        for (const auto* word : {"王*", "东湾1", "比较困难", "noindex", "2026年3月9日", "<form method=\"post\""}) {
            CAPTURE(word);
            CHECK(has(page, word));
        }
        for (const auto* word : {"王芳", "9900", "139", "肾", "赵秀英", "1995", "<script", "onclick",
                                 "style=", "张贴", "illness", "灾", "河湾组", "女", "600"}) {
            CAPTURE(word);
            CHECK_FALSE(has(page, word));
        }
        CHECK(page.body.size() < 4096);
        CHECK(open(county, "/public/notices/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx").status == 404);
    });
}

TEST_CASE("it is shown from the day of posting to the last of its period, with why that is the last; then 410") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        county.pass_days(7);  // 2026-03-09, its last day
        CHECK(open(county, link).status == 200);
        const auto token = token_in(open(county, link));
        CHECK(object(county, link, token).status == 200);
        county.pass_days(3);
        const auto extended = open(county, link);
        CHECK(extended.status == 200);
        CHECK(has(extended, "2026年3月12日"));
        CHECK(has(extended, "异议"));
        const auto notice = journey.send(clerk, "GET /api/notices/{notice}");
        const auto it = "POST /api/objections/" + notice.at("/objections/0/id");
        REQUIRE(
            journey.send(clerk, it + "/investigate", R"({"version":1,"finding":"已计入","upheld":false})").status ==
            200);
        REQUIRE(journey.send(clerk, it + "/answer", R"({"version":2,"answer":"已计入"})").status == 200);
        CHECK(open(county, link).status == 200);
        county.pass_days(1);
        const auto over = open(county, link);
        CHECK(over.status == 410);
        CHECK(over.header("X-Robots-Tag").find("noindex") != std::string::npos);
        for (const auto* word : {"王", "东湾", "困难程度", "<form"}) CHECK_FALSE(has(over, word));
        for (const auto* word : {"<title>困难党员帮扶公示", "公示已结束", "2026年3月12日", "党支部", "?lang=en"}) {
            CAPTURE(word);
            CHECK(has(over, word));
        }
        const auto number = notice.at("/number");
        CHECK(has(over, number.substr(1, number.size() - 2)));
        const auto english = open(county, link + "?lang=en");
        CHECK(english.status == 410);
        for (const auto* word : {"This notice has ended", "12 March 2026", "Ask the party branch"})
            CHECK(has(english, word));
        const auto late = object(county, link, token);
        CHECK(late.status == 410);
        for (const auto* word : {"收入是否计入", "没有登记", "公示已结束"}) CHECK(has(late, word));
    });
}

TEST_CASE("the page of a notice that was corrected says that another one counts") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto version = journey.send(clerk, "GET /api/notices/{notice}").at("/version");
        REQUIRE(journey
                    .send(clerk, "POST /api/notices/{notice}/correct",
                          R"({"version":)" + version +
                              R"(,"reason":"张贴地点有误","start":"2026-03-02","place":"村委会门口"})")
                    .status == 200);
        const auto old = open(county, link);
        CHECK(old.status == 410);
        CHECK(has(old, "公示已更正"));
        for (const auto* word : {"王", "东湾", "张贴地点有误", "村委会门口", "2026年"}) CHECK_FALSE(has(old, word));
    });
}

TEST_CASE("an objection that says nothing brings the form back with its field named") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto sent = [&](const std::string& lang, const std::string& fields) {
            return county.send("", {"POST", link + "/objections?lang=" + lang,
                                    "form_token=" + token_in(open(county, link)) + fields, form});
        };
        for (const auto* content : {"", "&content=", "&content=+"}) {
            CAPTURE(content);
            const auto page = sent("zh", std::string("&name=Wu&contact=12") + content);
            CHECK(comes_back(page, "", "请填写意见内容"));
            for (const auto* word : {"value=\"Wu\"", "value=\"12\"", "aria-describedby=\"content-wrong\"",
                                     "id=\"content-wrong\"", "还没有登记"})
                CHECK(has(page, word));
            CHECK_FALSE(has(page, "name-wrong"));
        }
        CHECK(comes_back(sent("en", "&name=Wu"), "", "Write what you object to"));
        const auto long_name = sent("zh", "&content=income&name=" + std::string(41, 'x'));
        CHECK(comes_back(long_name, "income", "不超过40字"));
        CHECK(has(long_name, "aria-describedby=\"name-wrong\""));
        CHECK(journey.send(clerk, "GET /api/notices/{notice}").at("/objections/0") == "");
        CHECK(has(object(county, link, token_in(long_name)), "已收到"));
    });
}

TEST_CASE("what the form never lets anybody type stands on the refusal, with the way back") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto sent = [&](const std::string& fields) {
            return county.send("", {"POST", link + "/objections?lang=zh",
                                    "form_token=" + token_in(open(county, link)) + fields, form});
        };
        const std::string overlong(61, '1');
        for (const auto& contact : {overlong, std::string("%E2%80%AA13900000001%E2%80%AC")}) {
            const auto page = sent("&content=income&contact=" + contact);
            CHECK(page.status == 400);
            for (const auto& word : {std::string("class=\"typed\">income<"), std::string("没有登记"),
                                     "href=\"" + link + "\"", std::string("返回填写页面")})
                CHECK_MESSAGE(has(page, word), page.body);
            CHECK_FALSE(has(page, "form_token"));
        }
        CHECK(journey.send(clerk, "GET /api/notices/{notice}").at("/objections/0") == "");
    });
}

TEST_CASE("a holiday within the period is named on the page") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind, "2026-04-28");
        Journey journey(county, "东湾1");
        journey.to("on_notice");
        const auto page = open(county, journey.kept().at("link"));
        CHECK(has(page, "2026年5月8日"));
        CHECK(has(page, "法定节假日"));
    }
}

TEST_CASE("the form's token serves once, for its own notice, for two hours") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto token = token_in(open(county, link));
        Journey other(county, "东湾1", {.name = "李梅", .sequence = "004"});
        other.to("on_notice");
        CHECK(comes_back(object(county, other.kept().at("link"), token), "收入是否计入", "还没有登记"));
        CHECK(comes_back(object(county, link, token + "x"), "收入是否计入", "还没有登记"));
        CHECK(object(county, link, "").status == 400);
        const auto thanks = object(county, link, token);
        CHECK(thanks.status == 200);
        CHECK(thanks.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(comes_back(object(county, link, token), "收入是否计入", "已经登记"));
        CHECK(comes_back(object(county, link, token_in(open(county, link)), "+"), " ", "2至1500字"));
        const auto late = token_in(open(county, link));
        county.pass_days(1);
        CHECK(comes_back(object(county, link, late), "收入是否计入", "超过两小时"));
        const auto notice = journey.send(clerk, "GET /api/notices/{notice}");
        CHECK(notice.at("/objections/0/channel") == "\"web\"");
        CHECK(notice.at("/objections/0/content") == "\"收入是否计入\"");
        CHECK(notice.at("/objections/0/name") == "null");
        CHECK(notice.at("/objections/1") == "");
    });
}

TEST_CASE("ten objections an hour from the net, and more by telephone") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        for (int i = 0; i < 10; ++i) CHECK(object(county, link, token_in(open(county, link))).status == 200);
        CHECK(comes_back(object(county, link, token_in(open(county, link))), "收入是否计入", "意见较多"));
        CHECK(journey
                  .send(clerk, "POST /api/notices/{notice}/objections",
                        R"({"content":"收入是否计入？","channel":"phone"})")
                  .status == 200);
        CHECK(journey
                  .send(clerk, "POST /api/notices/{notice}/objections",
                        R"({"content":"收入是否计入？","channel":"web"})")
                  .code() == "case.invalid");
    });
}

TEST_CASE("what somebody typed comes back with the page, and goes in from there") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto late = token_in(open(county, link));
        county.pass_days(1);
        const auto sent = county.send(
            "", {"POST", link + "/objections?lang=en",
                 "form_token=" + late + "&name=%3Cb%3EWu&contact=139%220001&content=%0D%0Afirst%0D%0A%3C%2Ftextarea%3E",
                 form});
        CHECK(comes_back(sent, "first\r\n&lt;/textarea&gt;", "more than two hours"));
        CHECK(has(sent, "value=\"&lt;b&gt;Wu\""));
        CHECK(has(sent, "value=\"139&quot;0001\""));
        CHECK(has(object(county, link, token_in(sent)), "已收到"));
        const auto count = [&] { return journey.send(clerk, "GET /api/notices/{notice}").at("/objections/1"); };
        CHECK(count() == "");
        // Nine bytes a character in the form's coding: the longest objection fits into a stranger's 16 KiB.
        std::string longest;
        for (int i = 0; i < 1500; ++i) longest += "%E6%94%B6";
        CHECK(longest.size() + 40 * 9 + 60 * 9 + 500 < 16u << 10);
        CHECK(comes_back(object(county, link, token_in(open(county, link)), longest + "%E6%94%B6"), "收", "1500"));
        CHECK(count() == "");
        CHECK(has(object(county, link, token_in(open(county, link)), longest), "已收到"));
        CHECK(count() != "");
    });
}

TEST_CASE("what is written into the form is text, on the office's pages and nowhere else") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const std::string written = "%3Cscript%3Ealert%281%29%3C%2Fscript%3E";
        const auto thanks = object(county, link, token_in(open(county, link)), written);
        CHECK(thanks.status == 200);
        CHECK_FALSE(has(thanks, "script"));
        CHECK_FALSE(has(open(county, link), "script"));
        CHECK(journey.send(clerk, "GET /api/notices/{notice}").at("/objections/0/content") ==
              "\"<script>alert(1)</script>\"");
    });
}

TEST_CASE("the page speaks English to a browser that prefers it, and by its link, the refusals too") {
    on_each_journey([](County& county, Journey& journey) {
        const auto link = journey.kept().at("link");
        const auto asked = [&](const std::string& target, const std::string& languages) {
            return county.send("", {.target = target, .languages = languages});
        };
        for (const auto& page : {asked(link + "?lang=en", "zh-CN"), asked(link, "en-GB,en;q=0.9,zh;q=0.5")}) {
            CHECK(page.status == 200);
            CHECK(page.body.size() < 20u << 10);
            for (const auto* word :
                 {"<html lang=\"en\">", "Public notice of assistance", "considerable hardship", "王*", "东湾1",
                  "2 March 2026 to 9 March 2026 (5 working days)", "?lang=zh", "Send</button>"}) {
                CAPTURE(word);
                CHECK(has(page, word));
            }
            for (const auto* word : {"公示", "工作日", "<script", "王芳"}) CHECK_FALSE(has(page, word));
        }
        const auto chinese = asked(link + "?lang=zh", "en");
        CHECK(has(chinese, "<html lang=\"zh-CN\">"));
        CHECK(has(chinese, "?lang=en"));
        CHECK(has(asked(link, "zh-CN,en;q=0.5"), "困难党员帮扶公示"));
        const auto token = token_in(asked(link, "en"));
        const auto sent = county.send(
            "", {"POST", link + "/objections?lang=en", "form_token=" + token + "&content=income", form});
        CHECK(has(sent, "Received"));
        const auto unknown = asked("/public/notices/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "en");
        CHECK(unknown.status == 404);
        CHECK(has(unknown, "<html lang=\"en\">"));
        CHECK(asked("/public/notices", "en").status == 404);
    });
}

TEST_CASE("there is no list of all notices for the public until the policy says so") {
    on_each_journey([](County& county, Journey& journey) {
        CHECK(county.send("", {"GET", "/api/policy"}).status == 401);
        CHECK(county.send("county_officer@县", {"GET", "/api/policy"}).at("/county_wide_public_list") == "false");
        const auto list = county.send("", {"GET", "/public/notices"});
        CHECK(list.status == 404);
        CHECK(list.header("Content-Type") == "text/html; charset=utf-8");
        CHECK_FALSE(has(list, "王"));
        auto policy = policy::policy_v1();
        policy.county_wide_public_list = true;
        const auto published = [&] {
            return county.store().read(
                [&](store::Read& db) { return cases::public_list_under(db, policy).value().bytes; });
        };
        const auto page = published();
        for (const auto* word : {"王*", "东湾1", "比较困难", "2026年3月9日", "noindex"})
            CHECK(page.find(word) != std::string::npos);
        for (const auto* word : {"王芳", "9900", "/public/notices/", "<script", "1995"})
            CHECK(page.find(word) == std::string::npos);
        county.pass_days(8);
        CHECK(published().find("王*") == std::string::npos);
        CHECK(journey.status() == "on_notice");
    });
}
