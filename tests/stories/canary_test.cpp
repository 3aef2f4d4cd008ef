// Numbers, phones, accounts and illnesses planted through the routes, and looked for in every byte that the program
// leaves: database, log of writes, backup, log lines (X-1).
#include "app/slices.hpp"
#include "jobs/jobs.hpp"
#include "store/backup.hpp"
#include "store/files.hpp"
#include "tests/stories/support/byte_search.hpp"
#include "tests/stories/support/journey.hpp"
#include <boost/json.hpp>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sstream>

using namespace stories;
namespace fs = std::filesystem;

namespace {

const std::string number = id_number("19700307", "002"), relative_number = id_number("19980101", "017"),
                  matched_number = id_number("19680512", "312"), mistyped_number = id_number("19710203", "045"),
                  imported_number = id_number("19600101", "021");
const std::string phone = "13912345678", new_phone = "13987654321", account = "6222021234567890123";

/// What is planted and may stand nowhere in clear.
const std::vector<std::string> canaries{
    number,           relative_number,  matched_number,   mistyped_number,  phone,
    new_phone,        account,          "系统性红斑狼疮", "尿毒症透析三年", "胃癌术后化疗中",
    "精神分裂症复发", "肝硬化失代偿期", "糖尿病足截肢后", "白血病移植排异", "帕金森病第四期",
    "孙某举报人姓名", "13755550001",    "其收入隐瞒未报", "查明隐瞒属误传", "答复举报人已核",
    "处方上写着肺癌"};
/// What stands in clear by design: it proves that the search sees what is there.
const std::string in_clear = "陶渊明三世";

/// The log lines of this process while it lives.
class LogKept {
public:
    LogKept() : before_(spdlog::default_logger()) {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "kept", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_, true)));
    }
    ~LogKept() { spdlog::set_default_logger(before_); }
    LogKept(const LogKept&) = delete;
    LogKept& operator=(const LogKept&) = delete;
    std::string text() const { return lines_.str(); }

private:
    std::ostringstream lines_;
    std::shared_ptr<spdlog::logger> before_;
};

std::string member_body(const std::string& branch, const std::string& name, const std::string& id,
                        const std::string& more) {
    return R"({"branch":)" + branch + R"(,"name":")" + name + R"(","id_number":")" + id +
           R"(","join_date":"1995-07-01","member_type":"full",)" + more + "}";
}

void plant_in_people(County& county, Journey& journey) {
    const auto clerk = journey.clerk();
    const auto kept = journey.kept();
    done(county, clerk, "POST /api/members/" + journey.member(),
         R"({"version":1,"person_version":1,"phone":")" + phone + R"(","bank_account":")" + account +
             R"(","illness":"系统性红斑狼疮"})");
    done(county, clerk, "POST /api/members/" + journey.member(),
         R"({"version":2,"person_version":2,"phone":")" + new_phone + R"(","illness":"尿毒症透析三年"})");
    done(county, clerk, "POST /api/households/" + journey.household() + "/members",
         R"({"name":"王小红","relation":"30","id_number":")" + relative_number + R"("})");
    done(county, "branch_clerk@石桥1", "POST /api/members",
         member_body(std::to_string(county.organisation("石桥1").value), "李明", matched_number,
                     R"("illness":"胃癌术后化疗中")"));
    // On file elsewhere: the entry waits, as typed, for somebody to decide.
    const auto match =
        done(county, clerk, "POST /api/members",
             member_body(kept.at("branch"), "李明", matched_number, R"("illness":"精神分裂症复发")"));
    CHECK(match.at("/match") != "");
    for (const auto* field : {"id_number", "phone", "bank_account", "illness"})
        done(county, clerk, "POST /api/people/" + journey.person() + "/reveal",
             R"({"field":")" + std::string(field) + R"(","purpose":"核对发放信息"})");
    // Refused and misplaced requests: what they carry must not stay either.
    CHECK(
        county
            .send(clerk, {"POST", "/api/members", member_body(kept.at("branch"), "9", mistyped_number, R"("x":1)")})
            .status == 400);
    CHECK(county.send(clerk, {"GET", "/api/members?text=" + mistyped_number}).status == 200);
    CHECK(county.send(clerk, {"GET", "/api/" + mistyped_number}).status == 404);
    CHECK(county.send(clerk, {"POST", "/api/members?" + phone, "{"}).status == 400);
}

void plant_in_case(County& county, Journey& journey) {
    const auto clerk = journey.clerk();
    const auto saved = journey.send(
        clerk, "POST /api/cases/{case}/application",
        R"({"version":{application_v},"situation":"肝硬化失代偿期","causes":[{"code":"illness","main":true}],)"
        R"("minimum_allowance":{"held":false},"findings":[{"kind":"temporary_hardship","found_by":"李长林",)"
        R"("event":"糖尿病足截肢后","date":"2026-02-01","evidence":"白血病移植排异"},{"kind":"lives_in_hardship",)"
        R"("found_by":"李长林","event":"入户","date":"2026-02-01","evidence":"记录"}],"remark":"帕金森病第四期",)"
        R"("aid_requested":"肝硬化失代偿期","aid_received":"帕金森病第四期"})");
    REQUIRE_MESSAGE(saved.status == 200, saved.body);
    REQUIRE(journey.attach(clerk, {"hardship_evidence", picture() + "处方上写着肺癌"}).status == 200);
    done(county, clerk, "POST /api/drafts/application", R"({"body":"{\"illness\":\"尿毒症透析三年\"}","version":0})");
    journey.to("on_notice");
    const auto objection = journey.send(
        clerk, "POST /api/notices/{notice}/objections",
        R"({"name":"孙某举报人姓名","contact":"13755550001","content":"其收入隐瞒未报","channel":"phone"})");
    REQUIRE_MESSAGE(objection.status == 200, objection.body);
    done(county, clerk, "POST /api/objections/" + objection.at("/id") + "/investigate",
         R"({"version":1,"finding":"查明隐瞒属误传","upheld":false})");
    done(county, clerk, "POST /api/objections/" + objection.at("/id") + "/answer",
         R"({"version":2,"answer":"答复举报人已核"})");
    journey.to("on_ledger");
}

/// A ledger that waits for its commit, judged.
void stage_ledger(County& county) {
    const std::string ledger = "姓名,身份证号码,所在支部,本人电话,困难等级,致困原因,备注\n赵六," + imported_number +
                               ",东湾1,13766667777,一般,因病,重度抑郁症住院\n";
    const auto answer =
        county.send("committee_clerk@东湾", {"POST", "/api/imports?name=ledger.csv", ledger, "text/csv"});
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    jobs::run_waiting(county.store(), app::job_kinds(), app::sentences());
    CHECK(county.send("committee_clerk@东湾", {"GET", "/api/imports/" + answer.at("/import")}).at("/state") ==
          "\"ready\"");
}

/// A search for a number, and the file that comes of it: in a job's request and result.
void export_ledger(County& county) {
    const std::string who = "county_officer@县";
    const auto asked = done(county, who, "POST /api/exports",
                            R"({"status":"on_ledger","purpose":"季度上报","text":")" + number + R"("})");
    jobs::run_waiting(county.store(), app::job_kinds(), app::sentences());
    const auto file = county.send(who, {"POST", "/api/jobs/" + asked.at("/job") + "/file"});
    REQUIRE(file.status == 200);
    CHECK(file.body.find("[Content_Types].xml") != std::string::npos);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<fs::path> files_below(const fs::path& directory) {
    std::vector<fs::path> out;
    for (const auto& each : fs::recursive_directory_iterator(directory))
        if (each.is_regular_file()) out.push_back(each.path());
    return out;
}

/// The server's own folder stands in the address as its socket's place.
fs::path server_folder(const std::string& url) {
    const auto at = url.find("host=") + 5;
    return url.substr(at, url.find('&', at) - at);
}

std::string dumped(const std::string& url) {
    const std::unique_ptr<FILE, int (*)(FILE*)> dump(::popen(("pg_dump '" + url + "'").c_str(), "r"), ::pclose);
    std::string out, portion(1 << 16, '\0');
    for (std::size_t got = 0; (got = std::fread(portion.data(), 1, portion.size(), dump.get())) > 0;)
        out.append(portion, 0, got);
    return out;
}

/// Everything the databases keep on disk, by name.
std::vector<std::pair<std::string, std::string>> kept_on_disk(County& county) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& path : files_below(county.directory())) out.emplace_back(path.filename(), bytes_of(path));
    const auto& url = county.store().options().database_url;
    if (url.empty()) return out;
    county.behind()->script("CHECKPOINT");
    std::string database;
    for (const auto& path : files_below(server_folder(url) / "data")) database += bytes_of(path);
    out.emplace_back("the server's files", std::move(database));
    out.emplace_back("pg_dump", dumped(url));
    return out;
}

}

TEST_CASE("a search finds what is planted, in every disguise") {
    const std::string text = "尿毒症透析三年𠮷";
    const ByteSearch search({text, "13912345678"});
    CHECK(search.find_in("...." + text + "....").size() == 1);
    CHECK(search.find_in("MTM5MTIzNDU2Nzg=").size() == 1);
    CHECK(search.find_in("xMTM5MTIzNDU2Nzg=").size() == 1);
    CHECK(search.find_in("IDEzOTEyMzQ1Njc4").size() == 1);
    CHECK(search.find_in("\\x3133393132333435363738").size() == 1);
    CHECK(search.find_in(std::string("1\0003\0009\0001\0002\0003\0004\0005\0006\0007\0008\0", 22)).size() == 1);
    CHECK(search.find_in("\\u5c3f\\u6bd2\\u75c7\\u900f\\u6790\\u4e09\\u5e74\\ud842\\udfb7").size() == 1);
    CHECK(search.find_in("%E5%B0%BF%E6%AF%92%E7%97%87%E9%80%8F%E6%9E%90%E4%B8%89%E5%B9%B4%F0%A0%AE%B7").size() ==
          1);
    CHECK(search.find_in("1391234567 尿毒症透析").empty());
}

TEST_CASE("no number, phone, account or illness stands in clear anywhere") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        const LogKept log;
        Journey journey(county, "东湾1", {.name = in_clear});
        plant_in_people(county, journey);
        plant_in_case(county, journey);
        export_ledger(county);
        stage_ledger(county);
        const auto backup = county.directory() + "/county.backup";
        REQUIRE(store::backup(county.store(), backup).lines.empty());

        const ByteSearch search(canaries), control({in_clear});
        bool is_seen = false;
        for (const auto& [name, bytes] : kept_on_disk(county)) {
            CAPTURE(name);
            for (const auto& found : search.find_in(bytes)) FAIL_CHECK(found);
            is_seen = is_seen || !control.find_in(bytes).empty();
        }
        CHECK(is_seen);
        CHECK(control.find_in(bytes_of(backup)).empty());
        const auto lines = log.text();
        CHECK(lines.find("route=/api/people/{person}/reveal") != std::string::npos);
        for (const auto& found : search.find_in(lines)) FAIL_CHECK(found);
        CHECK(control.find_in(lines).empty());
    }
}
