#include "tests/stories/support/journey.hpp"
#include "app/demo_pictures.hpp"
#include <atomic>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

namespace stories {

namespace {

std::string text_at(const Answer& answer, const std::string& pointer) {
    auto json = answer.at(pointer);
    return json.starts_with('"') ? json.substr(1, json.size() - 2) : json;
}

const std::string causes = R"("situation":"田地受灾减产，医药开支大","causes":[{"code":"disaster","main":true},)"
                           R"({"code":"illness","main":false}],"minimum_allowance":{"held":false},"findings":[],)"
                           R"("aid_requested":"生活救助")";

}

std::string id_number(const std::string& birth, const std::string& sequence) {
    const auto digits = "990001" + birth + sequence;
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * weights[i];
    return digits + "10X98765432"[sum % 11];
}

std::string in_url(const std::string& text) {
    constexpr auto digits = "0123456789ABCDEF";
    std::string out;
    for (const unsigned char byte : text)
        if (byte > ' ' && byte < 0x7f && byte != '"') out += static_cast<char>(byte);
        else out += std::string("%") + digits[byte >> 4] + digits[byte & 15];
    return out;
}

std::string picture() {
    static std::atomic<std::uint16_t> shade{0};
    return app::dot_of(++shade);
}

std::string paper_file(const std::string& name) {
    std::ifstream in(std::string(BANGFU_SOURCE_DIR) + "/tests/fixtures/papers/" + name, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), name);
    return {std::istreambuf_iterator<char>(in), {}};
}

Answer done(County& county, const std::string& who, const std::string& what, const std::string& body) {
    CAPTURE(who);
    CAPTURE(what);
    CAPTURE(body);
    const auto blank = what.find(' ');
    auto answer = county.send(who, {what.substr(0, blank), what.substr(blank + 1), body});
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return answer;
}

std::string today(const County& county) { return county.now().local_date().iso(); }

std::string assembly_body(const std::string& votes) {
    std::string out = R"({"version":{v},"date":"{date}","opinion":"同意","proposed_level":2)";
    std::size_t at = 0;
    for (const auto* name : {"expected", "present", "in_favour", "against", "abstained"}) {
        const auto end = std::min(votes.find(',', at), votes.size());
        out += ",\"" + std::string(name) + "\":" + votes.substr(at, end - at);
        at = end + 1;
    }
    return out + "}";
}

std::string failed_assembly_body(const std::string& votes) {
    auto body = assembly_body(votes);
    body.insert(body.size() - 1, R"(,"failed":true)");
    return body;
}

std::string notice_body() { return R"({"version":{v},"start":"{date}","place":"村党务公开栏"})"; }

std::string committee_body(const std::string& verdict) {
    return R"({"date":"{date}","participants":["赵建国","马会芳"],"items":[{"id":{case},"version":{v},)" + verdict +
           R"(,"opinion":"集体研究"}]})";
}

std::string batch_body(const std::string& verdict) {
    return R"({"items":[{"id":{case},"version":{v},)" + verdict + R"(,"opinion":"属实"}]})";
}

Journey::Journey(County& county, std::string branch, const Person& person)
    : county_(county), branch_(std::move(branch)) {
    const auto place = std::to_string(county_.organisation(branch_).value);
    const auto added = done(county_, clerk(), "POST /api/members",
                            R"({"branch":)" + place + R"(,"name":")" + person.name + R"(","id_number":")" +
                                id_number(person.birth, person.sequence) + R"(","join_date":")" + person.join_date +
                                R"(","member_type":"full","residence":")" + person.residence +
                                R"(","phone":"13900000001","illness":"慢性肾病","address":"河湾组八号"})");
    member_ = text_at(added, "/id");
    person_ = text_at(added, "/person");
    household_ =
        text_at(done(county_, clerk(), "POST /api/members/" + member_ + "/household", R"({"housing_area":60})"),
                "/household");
    spouse_ = text_at(done(county_, clerk(), "POST /api/households/" + household_ + "/members",
                           R"({"name":"赵秀英","relation":"10","birth_date":"1972-05-01","sex":"2"})"),
                      "/id");
    done(county_, clerk(), "POST /api/households/" + household_ + "/incomes",
         R"({"year":)" + std::to_string(county_.now().local_date().year() - 1) +
             R"(,"wages":0,"business":60000,"transfers":0,"property":0,"expenses":0})");
    case_ = text_at(done(county_, clerk(), "POST /api/applications", R"({"member":)" + member_ + "}"), "/id");
    done(county_, clerk(), "POST /api/cases/" + case_ + "/application", R"({"version":1,)" + causes + "}");
}

std::string Journey::committee() const { return branch_.substr(0, branch_.size() - 1); }

std::string Journey::status() { return text_at(seen(), "/line/status"); }

std::string Journey::waits_at() {
    const auto file = seen();
    const auto status = text_at(file, "/line/status");
    if (status != "returned") return status;
    const char* statuses[] = {"draft",         "submitted",          "assembly_passed",     "on_notice",
                              "notice_passed", "committee_recorded", "committee_confirmed", "filing_proposed"};
    for (std::size_t i = 0; i < std::size(statuses); ++i)
        if (file.at("/steps/" + std::to_string(i) + "/state") == "\"returned\"") return statuses[i];
    FAIL("returned to no step");
    return status;
}

Answer Journey::attach(const std::string& who, const Paper& paper) {
    return county_.send(
        who, {"POST", "/api/cases/" + case_ + "/attachments?kind=" + paper.kind + "&name=" + in_url(paper.name),
              paper.content, paper.content_type});
}

void Journey::attach_papers() {
    for (const auto* kind : {"signed_application", "data_use_notice", "means_check_authorisation", "id_card",
                             "household_register", "income_proof"}) {
        const auto attached = attach(clerk(), {kind});
        REQUIRE_MESSAGE(attached.status == 200, attached.body);
    }
}

Kept Journey::kept() {
    const auto file = seen();
    Kept kept{{"case", case_},
              {"v", file.at("/line/version")},
              {"member", member_},
              {"person", person_},
              {"household", household_},
              {"spouse", spouse_},
              {"date", today(county_)},
              {"application_v", file.at("/application/version")},
              {"branch", std::to_string(county_.organisation(branch_).value)}};
    const auto last = [&](const std::string& list) {
        boost::system::error_code error;
        const auto* found = file.json.find_pointer("/" + list, error);
        return found && !found->get_array().empty()
                   ? "/" + list + "/" + std::to_string(found->get_array().size() - 1)
                   : std::string();
    };
    const std::string notice = "/notices/0";  // the newest comes first
    if (!file.at(notice + "/id").empty()) {
        kept["notice"] = file.at(notice + "/id");
        kept["notice_v"] = file.at(notice + "/version");
        kept["link"] = text_at(file, notice + "/link");
    }
    if (const auto paper = last("attachments"); !paper.empty()) {
        kept["attachment"] = file.at(paper + "/id");
        kept["attachment_v"] = file.at(paper + "/version");
    }
    return kept;
}

Answer Journey::send(const std::string& who, const std::string& what, const std::string& body) {
    const auto known = kept();
    const auto filled_what = filled(what, known);
    if (filled_what.find('{') != filled_what.npos) return {.status = 404};  // no such record yet
    const auto blank = filled_what.find(' ');
    return county_.send(who, {filled_what.substr(0, blank), filled_what.substr(blank + 1), filled(body, known)});
}

std::string Journey::outcome(const std::string& who, const std::string& what, const std::string& body) {
    const auto answer = send(who, what, body);
    return answer.status == 200 ? status() : answer.code();
}

void check_tries(Journey& journey, const std::vector<Try>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(journey.outcome(row.who, row.what, row.body) == row.outcome);
    }
}

void Journey::step() {
    const auto at = waits_at();
    const auto by = [&](const std::string& who, const std::string& what, const std::string& body) {
        const auto answer = send(who, what, body);
        REQUIRE_MESSAGE(answer.status == 200, at << ": " << answer.body);
    };
    if (at == "draft") {
        attach_papers();
        by(clerk(), "POST /api/cases/{case}/submit", R"({"version":{v}})");
    } else if (at == "submitted") {
        REQUIRE(attach(clerk(), {"assembly_minutes"}).status == 200);
        by(clerk(), "POST /api/cases/{case}/assembly", assembly_body());
    } else if (at == "assembly_passed") {
        by(clerk(), "POST /api/cases/{case}/notice", notice_body());
    } else if (at == "on_notice") {
        REQUIRE(attach(clerk(), {"notice_photo"}).status == 200);
        const auto ends = Date::parse(text_at(seen(), "/notices/0/ends_on")).value();
        county_.pass_days(ends.days - county_.now().local_date().days + 1);
        by(clerk(), "POST /api/notices/{notice}/close", R"({"version":{notice_v}})");
    } else if (at == "notice_passed") {
        by("committee_clerk@" + committee(), "POST /api/cases/committee", committee_body());
    } else if (at == "committee_recorded") {
        by("committee_reviewer@" + committee(), "POST /api/cases/committee-confirm", batch_body());
    } else if (at == "committee_confirmed") {
        by("county_officer@县", "POST /api/cases/filing", batch_body());
    } else if (at == "filing_proposed") {
        by("county_reviewer@县", "POST /api/cases/filing-confirm", batch_body());
    }
}

Journey& Journey::to(const std::string& status) {
    for (int steps = 0; this->status() != status; ++steps) {
        REQUIRE_MESSAGE(steps < 9, "never stands at " << status);
        step();
    }
    return *this;
}

}
