#include "app/demo.hpp"
#include "access/access.hpp"
#include "app/commands.hpp"
#include "app/demo_people.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "cases/cases.hpp"
#include "policy/policy.hpp"
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace app {

namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 3600 * 1000;

/// What a use case refuses here is a fault of the demo's own script.
template <class T>
T expect(Result<T> result) {
    if (result) return *std::move(result);
    std::string what = result.error().code;
    for (const auto& issue : result.error().fields) what += " " + issue.field + ":" + issue.code;
    throw Bug("demo county: " + what);
}

class DemoCounty {
public:
    DemoCounty(store::Store& store, Time& clock, DemoSize size)
        : store_(store), clock_(clock), size_(size), people_(2026) {}
    void write();

private:
    template <class Ask, class Out>
    Out act(const Actor& actor, Result<Out> (*use_case)(store::Write&, const Actor&, const Ask&), const Ask& ask) {
        clock_.ms += 60'000;
        return expect(store_.write(actor, [&](store::Write& db) { return use_case(db, actor, ask); }));
    }
    OrganisationId organisation(std::optional<OrganisationId> parent, std::string code, std::string name,
                                std::string kind) {
        return act(system_, access_control::add_organisation,
                   {.parent = parent, .code = code, .name = name, .kind = kind})
            .id;
    }
    Actor account(const std::string& username, const std::string& name, OrganisationId place,
                  const std::string& role);
    void branch(OrganisationId committee, int township, int number);
    people::AddedMember member(const Actor& clerk, OrganisationId branch);
    void one_case(const Actor& clerk, const people::AddedMember& member);
    void paper(const Actor& actor, CaseId id, const std::string& kind);
    std::int64_t version(const Actor& actor, CaseId id);
    void carry(const Actor& clerk, CaseId id, int stage);
    void committee_and_county(CaseId id, int stage, std::int64_t level);

    store::Store& store_;
    Time& clock_;
    DemoSize size_;
    PeopleMaker people_;
    Actor system_{.name = "demo", .organisation_path = "/", .permissions = Permissions().set()};
    Actor clerk_, reviewer_, officer_, filing_reviewer_;
    int cases_ = 0;
    std::string hash_ = crypto::hash_password(demo_password);
};

Actor DemoCounty::account(const std::string& username, const std::string& name, OrganisationId place,
                          const std::string& role) {
    const access_control::CommandLineAccount ask{.username = username,
                                                 .name = name,
                                                 .organisation = place,
                                                 .roles = {role},
                                                 .password_hash = hash_,
                                                 .must_change_password = false};
    expect(store_.write(system_, [&](store::Write& db) { return access_control::create_account(db, ask); }));
    return store_.read([&](store::Read& db) {
        return access_control::actor_of(*access_control::account_by_username(db, username));
    });
}

void DemoCounty::write() {
    const auto county = organisation(std::nullopt, "QY", "清源县委", "county");
    account("system", "系统管理员", county, "system_admin");
    account("security", "安全管理员", county, "security_admin");
    account("audit", "审计管理员", county, "audit_admin");
    officer_ = account("officer", "周晓梅", county, "county_officer");
    filing_reviewer_ = account("reviewer", "高海峰", county, "county_reviewer");
    for (int i = 1; i <= size_.townships; ++i) {
        const char* names[] = {"东湾镇党委", "石桥镇党委", "柳河镇党委", "双塔乡党委", "青山乡党委"};
        const auto code = fmt::format("QY{:02}", i);
        const auto name = i <= 5 ? std::string(names[i - 1]) : fmt::format("第{}乡镇党委", i);
        const auto committee = organisation(county, code, name, "committee");
        const auto suffix = i == 1 ? std::string() : std::to_string(i);
        clerk_ = account("committee" + suffix, "马会芳", committee, "committee_clerk");
        reviewer_ = account("committee-reviewer" + suffix, "何伟", committee, "committee_reviewer");
        for (int j = 1; j <= size_.branches; ++j) branch(committee, i, j);
    }
}

void DemoCounty::branch(OrganisationId committee, int township, int number) {
    const char* names[] = {"东湾村", "柳树沟村", "石桥村", "新民社区", "官庄村", "杏花村", "梨园村", "沙岭村"};
    const auto place = names[(township * 3 + number) % 8];
    const auto id =
        organisation(committee, fmt::format("QY{:02}{:02}", township, number),
                     fmt::format("{}{}党支部", place, number > 8 ? std::to_string(number) : ""), "branch");
    const bool first = township == 1 && number == 1;
    const auto clerk =
        account(first ? "branch" : fmt::format("branch{}-{}", township, number), "李长林", id, "branch_clerk");
    std::vector<people::AddedMember> members;
    for (int i = 0; i < size_.members; ++i) members.push_back(member(clerk, id));
    for (int i = 0; i < size_.cases && i < static_cast<int>(members.size()); ++i)
        one_case(clerk, members[static_cast<std::size_t>(i)]);
}

people::AddedMember DemoCounty::member(const Actor& clerk, OrganisationId branch) {
    auto& dice = people_.dice();
    const auto person = people_.person(1938, 1985);
    people::AddMember ask;
    ask.branch = branch;
    ask.name = person.name;
    ask.id_number = person.id_number;
    const int joined =
        static_cast<int>(dice.between(person.birth.year() + 19, std::min(2022, person.birth.year() + 40)));
    ask.join_date = {*Date::of(joined, static_cast<unsigned>(dice.between(1, 12)), 1), true};
    ask.regular_date = PartialDate{ask.join_date.first.plus_years(1), true};
    ask.member_type = "full";
    ask.ethnicity = "01";
    ask.education = dice.chance(70) ? "80" : "70";
    ask.residence = dice.chance(75) ? "rural" : "urban";
    ask.phone = person.phone;
    ask.address = fmt::format("清源县{}组{}号", dice.between(1, 9), dice.between(1, 120));
    return act(clerk, people::add_member, ask);
}

void DemoCounty::paper(const Actor& actor, CaseId id, const std::string& kind) {
    // The smallest picture there is: a white dot.
    static const std::string png(
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c"
        "c\xf8\x0f\0\1\1\1\0\x1b\xb6\xeeV\0\0\0\0IEND\xae"
        "B`\x82",
        67);
    const cases::AddAttachment ask{.id = id, .kind = kind, .name = kind + ".png", .upload = {"image/png", png}};
    clock_.ms += 1000;
    const auto prepared =
        expect(store_.read([&](store::Read& db) { return cases::prepare_attachment(db, actor, ask); }));
    expect(store_.write(actor, [&](store::Write& db) { return cases::add_attachment(db, actor, prepared); }));
}

std::int64_t DemoCounty::version(const Actor& actor, CaseId id) {
    return expect(store_.read([&](store::Read& db) { return cases::show_case(db, actor, {id}); })).line.version;
}

void DemoCounty::one_case(const Actor& clerk, const people::AddedMember& member) {
    auto& dice = people_.dice();
    const auto household = act(clerk, people::save_household,
                               {.member = *member.id, .address = "清源县", .housing_area = dice.between(40, 140)});
    const auto spouse = people_.person(1940, 1985);
    act(clerk, people::add_household_member,
        {.household = household.household,
         .name = spouse.name,
         .id_number = spouse.id_number,
         .relation = "10",
         .labour = std::nullopt});
    const auto year = clock_.local_date().year() - 1;
    const Money low{dice.between(20'000, 69'000)};
    act(clerk, people::save_income,
        {.household = household.household,
         .year = year,
         .wages = Money{},
         .business = low,
         .transfers = Money{},
         .property = Money{},
         .expenses = Money{}});
    const auto started = act(clerk, cases::start_application, {*member.id});
    const std::vector<std::string> causes{"illness", "old_age", "disaster", "skill", "capital", "disability"};
    cases::SaveApplication ask;
    ask.id = started.id;
    ask.version = 1;
    ask.situation = "家中收入微薄，田地受灾减产，生活困难。";
    const auto main = dice.below(causes.size());
    ask.causes = {{causes[main], true}, {causes[(main + 1) % causes.size()], false}};
    ask.minimum_allowance = {false, std::nullopt, std::nullopt};
    ask.findings = {
        {"temporary_hardship", "李长林", "去年遭灾减产，医药开支大", Date{clock_.local_date().days - 20},
         "村委会证明"},
        {"lives_in_hardship", "李长林", "入户核实生活困难", Date{clock_.local_date().days - 20}, "入户记录"}};
    ask.aid_requested = "生活救助";
    act(clerk, cases::save_application, ask);
    carry(clerk, started.id, cases_++ % 12);
}

void DemoCounty::carry(const Actor& clerk, CaseId id, int stage) {
    const auto start = clock_;
    if (stage == 0) return;
    const auto papers = store_.read([](store::Read& db) { return policy::current(db).required_papers; });
    for (const auto& each : papers) paper(clerk, id, each.code);
    act(clerk, cases::submit, {.id = id, .version = version(clerk, id), .opinion = "材料齐全，同意上报支部大会"});
    if (stage == 1) return;
    paper(clerk, id, "assembly_minutes");
    const auto level = people_.dice().between(1, 3);
    act(clerk, cases::record_assembly,
        {.id = id,
         .version = version(clerk, id),
         .date = clock_.local_date(),
         .expected = 17,
         .present = 15,
         .in_favour = 14,
         .against = 0,
         .abstained = 1,
         .opinion = "同意",
         .proposed_level = level});
    if (stage == 2) return;
    const auto notice =
        act(clerk, cases::post_notice,
            {.id = id, .version = version(clerk, id), .start = clock_.local_date(), .place = "村党务公开栏"});
    if (stage == 3) {
        act(clerk, cases::add_objection,
            {.notice = notice.notice, .content = "其子女在外务工，收入是否计入？", .channel = "phone"});
        return;
    }
    if (stage == 4) return;
    paper(clerk, id, "notice_photo");
    while (clock_.local_date() <= notice.ends_on) clock_.ms += day_ms;
    act(clerk, cases::close_notice, {notice.notice, 1});
    if (stage > 5) committee_and_county(id, stage, level);
    clock_ = start;  // the next case runs beside this one
    clock_.ms += 3'600'000;
}

void DemoCounty::committee_and_county(CaseId id, int stage, std::int64_t level) {
    if (stage == 6) {
        act(clerk_, cases::send_back, {id, version(clerk_, id), "draft", "请补充收入证明"});
        return;
    }
    const auto approve = [&](const Actor& actor, std::optional<std::int64_t> to, const char* opinion) {
        return cases::BatchItem{.id = id,
                                .version = version(actor, id),
                                .verdict = cases::Verdict::approve,
                                .level = to,
                                .opinion = opinion};
    };
    act(clerk_, cases::record_committee,
        {.date = clock_.local_date(),
         .participants = {"赵建国", "马会芳", "何伟"},
         .items = {approve(clerk_, level, "集体研究同意")}});
    if (stage == 7) return;
    act(reviewer_, cases::confirm_committee, {{approve(reviewer_, std::nullopt, "属实")}});
    if (stage == 8) return;
    act(officer_, cases::propose_filing, {{approve(officer_, std::nullopt, "拟同意备案")}});
    if (stage == 9) return;
    act(filing_reviewer_, cases::confirm_filing, {{approve(filing_reviewer_, std::nullopt, "同意备案")}});
}

DemoSize size_of(const std::string& word) {
    if (word == "county") return {.townships = 20, .branches = 25, .members = 60, .cases = 4};
    return {};
}

}

bool is_demo(store::Store& store) {
    return store.read([](store::Read& db) {
        const auto county = access_control::organisation_by_code(db, "QY");
        return county && county->name == "清源县委" &&
               access_control::account_by_username(db, "officer").has_value();
    });
}

int demo(const Arguments& arguments) {
    const auto word = arguments.value("--size", "small");
    if (word != "small" && word != "county")
        return std::fputs("bangfu: --size must be small or county\n", stderr), 2;
    Time clock{Time::now().ms - 45 * day_ms};
    auto options = store_options(arguments, false);
    if (std::filesystem::exists(std::filesystem::path(options.directory) / "bangfu.db"))
        return std::fputs("bangfu: the directory holds a county already; choose an empty one\n", stderr), 1;
    options.clock = [&clock] { return clock; };
    const auto store = store::Store::open(options, schema());
    DemoCounty(*store, clock, size_of(word)).write();
    show_recovery_key(*store);
    std::printf("The demo county is written; every account's password is %s\n", demo_password);
    return 0;
}

}
