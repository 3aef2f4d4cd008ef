// What stands on each paper of a case, as the text of tests/fixtures/prints has it: an invented household with all
// that can be on file.
#include "cases/print.hpp"
#include "tests/support/pdf_file.hpp"
#include <fstream>
#include <iterator>

using namespace cases;

namespace {

const Date day = *Date::of(2026, 5, 20);
const Stamp draft{day, "", ""}, issued{day, "审批表〔2026〕3号", "https://bangfu.example/public/papers/abc"};

Time at(int month, unsigned on) {
    return {std::int64_t{Date::of(2026, static_cast<unsigned>(month), on)->days} * 86'400'000};
}

people::Person person(const std::string& name, const std::string& sex, Date birth) {
    people::Person out;
    out.name = name;
    out.sex = sex;
    out.birth_date = birth;
    out.id_number_masked = "990***********1234";
    out.health = "chronic";
    return out;
}

people::Household household() {
    people::Household home;
    home.address = "柳河镇杏花村三组";
    home.housing_area = 80;
    home.housing_kind = "brick_timber";
    home.housing_safe = true;
    people::HouseholdMember spouse;
    spouse.person = person("欧阳秀英", "2", *Date::of(1958, 5, 21));
    spouse.relation = "10";
    spouse.health = "chronic";
    spouse.occupation = "务农";
    spouse.monthly_income = Money{26'000};
    home.members = {spouse};
    people::Income income;
    income.year = 2025;
    income.wages = Money{300'000};
    income.expenses = Money{180'000};
    income.total = Money{300'000};
    income.net = Money{120'000};
    home.incomes = {income};
    return home;
}

void add_steps(Case& file) {
    file.steps = {{.step = "assembly", .state = "done"},    {.step = "notice_posting", .state = "done"},
                  {.step = "notice", .state = "done"},      {.step = "committee", .state = "done"},
                  {.step = "committee_confirmation", .state = "done"}, {.step = "filing", .state = "done"},
                  {.step = "filing_confirmation", .state = "done"}};
    const auto took = [&](Time when, const char* who, const char* office, const char* action, const char* opinion) {
        file.trace.push_back(
            {.at = when, .by = who, .organisation_name = office, .action = action, .opinion = opinion});
    };
    took(at(3, 2), "李长林", "杏花村党支部", "record_assembly", "经支部大会评议，同意。");
    took(at(3, 20), "李长林", "杏花村党支部", "close_notice", "");
    took(at(3, 25), "何伟", "柳河镇党委", "record_committee", "经党委会研究，同意。");
    took(at(3, 26), "周敏", "柳河镇党委", "confirm_committee", "与会议决定一致。");
    took(at(4, 1), "吴军", "县委组织部", "propose_filing", "材料齐全。");
    took(at(4, 2), "郑红", "县委组织部", "confirm_filing", "同意备案。");
    file.failed_assemblies = {{.date = *Date::of(2026, 2, 20), .expected = 30, .present = 28, .in_favour = 12,
                               .against = 10, .abstained = 6, .opinion = "材料不足。", .proposed_level = 3}};
    file.assembly = Assembly{.date = *Date::of(2026, 3, 2), .expected = 30, .present = 28, .in_favour = 27,
                             .against = 0, .abstained = 1, .opinion = "同意。", .proposed_level = 3};
    file.committee = CommitteeDecision{*Date::of(2026, 3, 25), {"何伟", "周敏", "陈静"}, "approve", 3, "同意。"};
    Notice notice;
    notice.starts_on = *Date::of(2026, 3, 9);
    notice.ends_on = *Date::of(2026, 3, 16);
    notice.place = "村务公开栏";
    Objection objection;
    objection.received_at = at(3, 10);
    objection.upheld = false;
    notice.objections = {objection};
    file.notices = {notice};
}

Case whole() {
    Case file;
    file.line.number = "BF-2026-0001";
    file.line.person_name = "𠮷建国";
    file.line.level = 3;
    file.line.status = "on_ledger";
    file.line.origin = "application";
    file.line.branch.name = "杏花村党支部";
    file.line.branch.path_name = "清源县委/柳河镇党委/杏花村党支部";
    file.line.household_size = 2;
    file.line.income_total = Money{300'000};
    file.line.income_per_head = Money{60'000};
    file.line.minimum_allowance = true;
    file.line.filed_on = *Date::of(2026, 4, 2);
    file.member.person = person("𠮷建国", "1", *Date::of(1955, 3, 5));
    file.member.person.phone_masked = "138****8000";
    file.member.join_date = PartialDate::parse("1978-06");
    file.member.household = household();
    file.application.situation = "妻子长期患病，\n去年遭灾减产。";
    file.application.causes = {{"disaster", true}, {"illness", false}};
    file.application.minimum_allowance = {true, "低保 0012", {}};
    file.application.aid_requested = "生活补助";
    for (const auto* kind : {"id_card", "id_card", "notice_photo"}) file.attachments.emplace_back().kind = kind;
    add_steps(file);
    return file;
}

NoticeSheet sheet() {
    NoticeSheet out;
    out.number = "GS-2026-0001";
    out.branch = "清源县委/柳河镇党委/杏花村党支部";
    out.name = "𠮷建国";
    out.sex = "1";
    out.join_year = 1978;
    out.household_size = 2;
    out.proposed_level = 3;
    out.causes = {"因灾", "生活困难"};
    out.assembly_on = *Date::of(2026, 3, 2);
    out.expected = 30, out.present = 28, out.in_favour = 27, out.against = 0, out.abstained = 1;
    out.starts_on = *Date::of(2026, 3, 9);
    out.ends_on = *Date::of(2026, 3, 16);
    out.working_days = 5;
    out.place = "村务公开栏";
    out.contact_phone = "023-5550100";
    out.link = "https://bangfu.example/public/notices/x";
    return out;
}

/// The text of a paper in its lines. BANGFU_PRINTS: a folder for those who want to look at the papers.
std::string lines_of(const documents::print::Paper& paper, const std::string& name) {
    const auto drawn = documents::print::draw(paper);
    REQUIRE_MESSAGE(drawn.has_value(), name);
    CHECK(drawn->missing.empty());
    if (const auto* kept = std::getenv("BANGFU_PRINTS")) {
        std::ofstream(std::string(kept) + "/" + name + ".pdf", std::ios::binary) << drawn->bytes;
        std::ofstream(std::string(kept) + "/" + name + ".txt")
            << tests::PdfFile(drawn->bytes).told("pdftotext -raw {} -");
    }
    return tests::PdfFile(drawn->bytes).told("pdftotext -raw {} -");
}

std::string fixture(const std::string& name) {
    std::ifstream in(std::string(BANGFU_SOURCE_DIR) + "/tests/fixtures/prints/" + name + ".txt");
    REQUIRE_MESSAGE(in.good(), name);
    return {std::istreambuf_iterator<char>(in), {}};
}

Case refused() {
    auto file = whole();
    file.line.status = "rejected";
    file.line.level.reset();
    file.line.filed_on.reset();
    file.steps.resize(3);
    file.trace.resize(2);
    file.committee.reset();
    file.trace.push_back({.at = at(3, 25), .by = "何伟", .organisation_name = "柳河镇党委", .action = "reject",
                          .from_status = "notice_passed", .to_status = "rejected", .opinion = "收入高于标准。"});
    return file;
}

}

TEST_CASE("each paper of a case says what its fixture says, rare characters and all") {
    const std::pair<const char*, documents::print::Paper> papers[] = {
        {"application_form", application_form(whole(), issued)},
        {"application_draft", application_form(refused(), draft)},
        {"household_card", household_card(whole(), issued)},
        {"notice_sheet", notice_paper(sheet(), issued)},
        {"decision_letter", decision_letter(whole(), issued)},
        {"decision_refused", decision_letter(refused(), issued)},
    };
    for (const auto& [name, paper] : papers) {
        CAPTURE(name);
        CHECK(lines_of(paper, name) == fixture(name));
    }
}

TEST_CASE("a case of which nothing is on file has its papers too, with places for the pen") {
    const Case nothing;
    const auto form = tests::pdf_text(documents::print::draw(application_form(nothing, draft))->bytes);
    for (const auto* words : {"困难党员帮扶申请审批表", "草稿", "应到人，实到人，赞成票", "负责人签字：", "（盖章）"})
        CHECK_MESSAGE(form.find(words) != std::string::npos, words, " in ", form);
    CHECK(documents::print::draw(household_card(nothing, draft)).has_value());
}

TEST_CASE("a family larger than a page goes on under the form's name, with its label again") {
    auto file = whole();
    auto& members = file.member.household->members;
    members.assign(60, members.front());
    const auto drawn = *documents::print::draw(application_form(file, issued));
    CHECK(drawn.pages >= 2);
    const auto second = tests::pdf_text(drawn.bytes, "-f 2 -l 2");
    for (const auto* words : {"困难党员帮扶申请审批表（续）", "家庭主要成员", "欧阳秀英"})
        CHECK_MESSAGE(second.find(words) != std::string::npos, words, " in ", second);
}
