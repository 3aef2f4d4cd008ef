// What an application must have before it is submitted, and what may be attached to it (A-1, A-3).
#include "cases/cases.hpp"
#include "policy/policy.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

using namespace stories;

namespace {

const std::string clerk = "branch_clerk@东湾1", submit = "POST /api/cases/{case}/submit",
                  save = "POST /api/cases/{case}/application", version = R"({"version":{v}})";

std::string application(const std::string& causes, const std::string& findings = "",
                        const std::string& allowance = R"({"held":false})") {
    return R"({"version":{application_v},"situation":"田地受灾减产","causes":[)" + causes + R"(],"findings":[)" +
           findings + R"(],"minimum_allowance":)" + allowance + "}";
}

const std::string main_cause = R"({"code":"disaster","main":true})";
const std::string finding =
    R"({"kind":"temporary_hardship","found_by":"李长林","event":"去年遭灾","date":"2026-02-10","evidence":"证明"})";

}

TEST_CASE("each required paper is missed by name, the signed notice of data use and the authorisation among them") {
    const std::vector<std::string> required{"signed_application",        "data_use_notice",
                                            "means_check_authorisation", "id_card",
                                            "household_register",        "income_proof"};
    on_each_database([&](County& county) {
        int number = 100;
        for (const auto& left_out : required) {
            CAPTURE(left_out);
            Journey journey(county, "东湾1", {.sequence = std::to_string(number += 2)});
            for (const auto& kind : required)
                if (kind != left_out) REQUIRE(journey.attach(clerk, {kind}).status == 200);
            const auto refused = journey.send(clerk, submit, version);
            CHECK(refused.code() == "case.papers_missing");
            CHECK(refused.at("/fields/0/field") == "\"" + left_out + "\"");
            CHECK(refused.at("/fields/1") == "");
            REQUIRE(journey.attach(clerk, {left_out}).status == 200);
            CHECK(journey.outcome(clerk, submit, version) == "submitted");
        }
    });
}

TEST_CASE("an application states a situation, one main cause and a criterion that holds") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        journey.attach_papers();
        check_tries(
            journey,
            {{"no cause", clerk, save, application(""), "draft"},
             {"is not complete", clerk, submit, version, "case.fields_missing"},
             {"no main cause", clerk, save, application(R"({"code":"skill","main":false})"), "draft"},
             {"is not complete", clerk, submit, version, "case.fields_missing"},
             {"two main causes", clerk, save, application(main_cause + R"(,{"code":"skill","main":true})"),
              "case.invalid"},
             {"one twice", clerk, save, application(main_cause + R"(,{"code":"disaster","main":false})"),
              "case.invalid"},
             {"none such", clerk, save, application(R"({"code":"laziness","main":true})"), "case.invalid"},
             {"a finding by nobody", clerk, save,
              application(main_cause, R"({"kind":"temporary_hardship","found_by":" ","event":"遭灾","date":)"
                                      R"("2026-02-10","evidence":""})"),
              "case.invalid"},
             {"a finding of tomorrow", clerk, save,
              application(main_cause, R"({"kind":"temporary_hardship","found_by":"李长林","event":"遭灾","date":)"
                                      R"("2026-03-03","evidence":""})"),
              "case.invalid"},
             {"a stale version", clerk, save, R"({"version":1,"causes":[],"findings":[],"minimum_allowance":{}})",
              "stale_version"},
             {"whole", clerk, save, application(main_cause), "draft"}});
        const auto over = journey.send(clerk, "POST /api/households/{household}/incomes",
                                       R"({"year":2025,"wages":70001,"version":1})");
        REQUIRE(over.status == 200);
        check_tries(journey, {{"700.01 yuan is over the line", clerk, submit, version, "case.no_criterion"}});
        REQUIRE(journey
                    .send(clerk, "POST /api/households/{household}/incomes",
                          R"({"year":2025,"wages":70000,"version":2})")
                    .status == 200);
        check_tries(journey, {{"700.00 yuan is 700 or less", clerk, submit, version, "submitted"}});
    });
}

TEST_CASE("each criterion is explained by the facts used and those missing, and asks for its own proof") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1", {.residence = "urban"});
        journey.attach_papers();
        check_tries(
            journey,
            {{"low income is for the country", clerk, submit, version, "case.no_criterion"},
             {"an allowance without its certificate", clerk, save, application(main_cause, "", R"({"held":true})"),
              "draft"},
             {"cannot be told", clerk, submit, version, "case.no_criterion"},
             {"one that has run out", clerk, save,
              application(main_cause, "", R"({"held":true,"certificate":"D-1","valid_until":"2026-03-01"})"),
              "draft"},
             {"fails", clerk, submit, version, "case.no_criterion"},
             {"one that runs", clerk, save,
              application(main_cause, "", R"({"held":true,"certificate":"D-1","valid_until":"2026-12-31"})"),
              "draft"}});
        const auto lacking = journey.send(clerk, submit, version);
        CHECK(lacking.code() == "case.papers_missing");
        CHECK(lacking.at("/fields/0/field") == "\"minimum_allowance_certificate\"");
        const auto file = journey.seen();
        CHECK(file.at("/eligibility/1/criterion") == "\"minimum_allowance\"");
        CHECK(file.at("/eligibility/1/verdict") == "\"holds\"");
        CHECK(file.at("/eligibility/0/verdict") == "\"fails\"");
        CHECK(file.at("/eligibility/2/verdict") == "\"cannot_tell\"");
        check_tries(journey, {{"a finding instead", clerk, save, application(main_cause, finding), "draft"}});
        const auto evidence = journey.send(clerk, submit, version);
        CHECK(evidence.at("/fields/0/field") == "\"hardship_evidence\"");
        REQUIRE(journey.attach(clerk, {"hardship_evidence"}).status == 200);
        check_tries(journey, {{"with its evidence", clerk, submit, version, "submitted"}});
    });
}

TEST_CASE("a case carries as many papers as the policy says; what was removed makes room") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1"), other(county, "东湾1", {.name = "李梅", .sequence = "004"});
        const auto max = policy::policy_v1().attachments_max;
        REQUIRE(max == 60);
        for (std::int64_t i = 0; i < max; ++i) {
            CAPTURE(i);
            REQUIRE(journey.attach(clerk, {"other"}).status == 200);
        }
        const auto over = journey.attach(clerk, {"other"});
        CHECK(over.status == 409);
        CHECK(over.code() == "case.attachments_full");
        CHECK(over.at("/details/0") == "\"60\"");
        CHECK(over.at("/message").find("60") != std::string::npos);
        CHECK(journey.seen().at("/attachments/59/id") != "");
        CHECK(journey.seen().at("/attachments/60") == "");
        CHECK(other.attach(clerk, {"other"}).status == 200);
        REQUIRE(journey
                    .send(clerk, "POST /api/attachments/{attachment}/remove",
                          R"({"version":{attachment_v},"reason":"传错"})")
                    .status == 200);
        CHECK(journey.attach(clerk, {"other"}).status == 200);
        CHECK(journey.attach(clerk, {"other"}).code() == "case.attachments_full");
        CHECK(journey.attach(clerk, {"hardship_evidence"}).code() == "case.attachments_full");
        for (const auto* proof : {"assembly_minutes", "notice_photo", "objection_evidence"})
            CHECK_MESSAGE(journey.attach(clerk, {proof}).status == 200, proof);
        const auto minutes = journey.attach(clerk, {"committee_minutes"});
        CHECK(minutes.code() == "case.attachment_of_others");
        CHECK(minutes.status == 403);
        CHECK(journey.attach("committee_clerk@东湾", {"committee_minutes"}).status == 200);
    });
}

TEST_CASE("the proofs of a step are as many as the policy says, each kind by itself") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        for (std::int64_t i = 0; i < policy::policy_v1().attachments_max; ++i)
            REQUIRE(journey.attach(clerk, {"assembly_minutes"}).status == 200);
        CHECK(journey.attach(clerk, {"assembly_minutes"}).code() == "case.attachments_full");
        for (const auto* kind : {"notice_photo", "other", "hardship_evidence"})
            CHECK_MESSAGE(journey.attach(clerk, {kind}).status == 200, kind);
    });
}

TEST_CASE("two papers sent at once do not both take the last place") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        for (std::int64_t i = 1; i < policy::policy_v1().attachments_max; ++i)
            REQUIRE(journey.attach(clerk, {"other"}).status == 200);
        const auto row = county.store().read([&](store::Read& db) {
            const auto root = access_control::all_organisations(db).front();
            const Actor actor{.account = county.account(clerk),
                              .name = clerk,
                              .organisation = root.id,
                              .organisation_path = root.path,
                              .permissions = Permissions().set()};
            const auto prepared = [&] {
                const cases::AddAttachment ask{
                    {std::stoll(journey.id())}, "other", "照片", {"image/png", picture()}};
                return cases::prepare_attachment(db, actor, ask, nullptr).value();
            };
            return std::tuple(actor, prepared(), prepared());
        });
        const auto& [actor, first, second] = row;
        const auto add = [&](const cases::PreparedAttachment& paper) {
            return county.store().write(actor,
                                        [&](store::Write& db) { return cases::add_attachment(db, actor, paper); });
        };
        CHECK(add(first).has_value());
        const auto refused = add(second);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == "case.attachments_full");
    });
}

TEST_CASE("a paper is what its content says it is, and at most 10 MB") {
    struct Row {
        const char* sentence;
        std::string content, says, code;
    };
    const auto jpeg = paper_file("photograph.jpg"), pdf = paper_file("page.pdf");
    const std::string limit = jpeg + std::string((std::size_t{10} << 20) - jpeg.size(), 'x');
    const Row rows[] = {
        {"a PNG", picture(), "image/png", ""},
        {"a JPEG that says it is a PDF", jpeg, "application/pdf", ""},
        {"half a JPEG", jpeg.substr(0, jpeg.size() / 2), "image/jpeg", "paper.picture_cut_off"},
        {"a PDF", pdf, "application/pdf", ""},
        {"five bytes that say PDF", paper_file("five_bytes.pdf"), "application/pdf", "paper.pdf_cut_off"},
        {"a PDF that asks for a password", paper_file("with_a_password.pdf"), "application/pdf",
         "paper.pdf_password"},
        {"a PDF without a page", paper_file("no_pages.pdf"), "application/pdf", "paper.pdf_no_pages"},
        {"a WebP", paper_file("photograph.webp"), "image/webp", ""},
        {"a page that says it is a picture", "<html><script>1</script>", "image/png", "paper.type"},
        {"a drawing that may run scripts", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml",
         "paper.type"},
        {"a program", "MZ\x90", "image/jpeg", "paper.type"},
        {"nothing", "", "image/png", "paper.empty"},
        {"10 MB", limit, "image/jpeg", ""},
        {"a byte more", limit + "x", "image/jpeg", "paper.too_large"},
    };
    on_each_database([&](County& county) {
        Journey journey(county, "东湾1");
        for (const auto& row : rows) {
            CAPTURE(row.sentence);
            // Cut where the picture ends it is the JPEG again, which stands under "other".
            const auto* kind = row.content.size() > limit.size() / 2 ? "income_proof" : "other";
            const auto answer = journey.attach(clerk, {kind, row.content, row.says});
            CHECK(answer.code() == row.code);
            CHECK((answer.status == 200) == row.code.empty());
            if (row.code.starts_with("paper.")) CHECK(answer.at("/fields/0/field") == "\"upload\"");
        }
        CHECK(journey.attach(clerk, {"diploma"}).code() == "case.invalid");
        CHECK(journey.attach(clerk, {.kind = "other", .name = " "}).code() == "paper.invalid");
        CHECK(journey.attach("branch_clerk@东湾2", {"other"}).code() == "case.unknown");
        CHECK(journey.attach("committee_reviewer@东湾", {"other"}).code() == "access.forbidden");
        CHECK(journey.attach("", {"other"}).status == 401);
    });
}

TEST_CASE("a paper is opened as it was put in, with a row in the log, and by nobody outside") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        const auto card = picture();
        REQUIRE(journey.attach(clerk, {.kind = "id_card", .content = card, .name = "身份证 \"正面\".png"}).status == 200);
        const std::string open = "POST /api/attachments/{attachment}/open";
        const auto opened = journey.send("committee_reviewer@东湾", open, "{}");
        CHECK(opened.status == 200);
        CHECK(opened.body == card);
        CHECK(opened.header("Content-Type") == "image/png");
        CHECK(opened.header("X-Content-Type-Options") == "nosniff");
        CHECK(opened.header("Content-Disposition").find("attachment") == 0);
        CHECK(journey.send("branch_clerk@石桥1", open, "{}").code() == "paper.unknown");
        const auto log = county.send("audit_admin@县", {"GET", "/api/audit?action=case.attachment_open"});
        CHECK(log.at("/rows/0/actor_name") == "\"committee_reviewer@东湾\"");
        CHECK(log.at("/rows/1") == "");
        REQUIRE(journey
                    .send(clerk, "POST /api/attachments/{attachment}/remove",
                          R"({"version":{attachment_v},"reason":"传错"})")
                    .status == 200);
        CHECK(journey.seen().at("/attachments") == "[]");
    });
}

TEST_CASE("a file stands once under one kind; once it is removed, or under another kind, it may come again") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1"), other(county, "东湾1", {.name = "李梅", .sequence = "004"});
        const auto one = picture();
        CHECK(journey.attach(clerk, {"other", one}).status == 200);
        const auto again = journey.attach(clerk, {"other", one});
        CHECK(again.code() == "paper.already");
        CHECK(again.status == 409);
        CHECK(again.at("/fields/0/field") == "\"upload\"");
        CHECK(other.attach(clerk, {"other", one}).status == 200);
        REQUIRE(journey
                    .send(clerk, "POST /api/attachments/{attachment}/remove",
                          R"({"version":{attachment_v},"reason":"传错"})")
                    .status == 200);
        CHECK(journey.attach(clerk, {"other", one}).status == 200);
        CHECK(journey.attach(clerk, {"income_proof", one}).status == 200);
    });
}

TEST_CASE("a signature on a transparent ground is kept to the byte, a photograph less what stands behind its end") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        const auto kept = [&](const Paper& paper) {
            REQUIRE(journey.attach(clerk, paper).status == 200);
            return journey.send("committee_reviewer@东湾", "POST /api/attachments/{attachment}/open", "{}").body;
        };
        const auto signature = paper_file("signature_without_ground.png");
        CHECK(kept({"signed_application", signature, "image/png", "签名.png"}) == signature);
        const auto photograph = paper_file("photograph.jpg");
        CHECK(kept({"id_card", photograph + "a film with its place", "image/jpeg", "照片.jpg"}) == photograph);
    });
}

TEST_CASE("one living case a member: a second application is refused with the number of the first") {
    on_each_database([](County& county) {
        Journey journey(county, "东湾1");
        const std::string start = "POST /api/applications", of = R"({"member":{member}})";
        const auto again = journey.send(clerk, start, of);
        CHECK(again.status == 409);
        CHECK(again.code() == "case.exists");
        CHECK(again.at("/details/0") == "\"KN-2026-0001\"");
        CHECK(journey.send("branch_clerk@东湾2", start, of).code() == "people.unknown");
        CHECK(journey.send("county_officer@县", start, of).code() == "access.forbidden");
    });
}
