// Numbers, phones, accounts and illnesses planted through the routes, and looked for in every byte that the program
// leaves: database, log of writes, backup, log lines, temporary files (X-1).
#include "app/slices.hpp"
#include "documents/workbook.hpp"
#include "jobs/jobs.hpp"
#include "store/backup.hpp"
#include "store/files.hpp"
#include "tests/stories/support/byte_search.hpp"
#include "tests/stories/support/files_seen.hpp"
#include "tests/stories/support/journey.hpp"
#include "tests/stories/support/wizard.hpp"
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

/// A paper is kept to the byte, with what is written behind its end.
std::string pdf_with(const std::string& words) { return paper_file("page.pdf") + "% " + words + "\n"; }

const std::string number = id_number("19700307", "002"), relative_number = id_number("19980101", "017"),
                  matched_number = id_number("19680512", "312"), mistyped_number = id_number("19710203", "045");
const std::string phone = "13912345678", new_phone = "13987654321", account = "6222021234567890123";

/// What a ledger tells of a person and of somebody in the household.
struct LedgerCanaries {
    std::string number, phone, helper_phone, diagnosis, remark, relative_number, relative_diagnosis;
    std::string wrong_number, wrong_phone, wrong_remark;  // of a row that is refused
};
const LedgerCanaries staged{
    id_number("19600101", "021"), "13766667777",      "13766667778",        "强直性脊柱炎卧床", "重度抑郁症住院",
    id_number("19610101", "033"), "再生障碍性贫血史", "990101196002300210", "13766667779",      "脑梗死后遗症失语"};
const LedgerCanaries committed{
    id_number("19620101", "021"), "13766661111",    "13766661112",        "类风湿关节变形", "重症肌无力发作",
    id_number("19630101", "033"), "先天性心脏病术", "990101196202300210", "13766661113",    "慢性粒细胞白血"};
const LedgerCanaries undone{
    id_number("19640101", "021"), "13766662222",    "13766662223",        "肌萎缩侧索硬化", "癫痫大发作频繁",
    id_number("19650101", "033"), "血友病甲型重度", "990101196402300210", "13766662224",    "股骨头坏死晚期"};

/// What is planted and may stand nowhere in clear.
const std::vector<std::string> planted{
    number,           relative_number,  matched_number,   mistyped_number,  phone,
    new_phone,        account,          "系统性红斑狼疮", "尿毒症透析三年", "胃癌术后化疗中",
    "精神分裂症复发", "肝硬化失代偿期", "糖尿病足截肢后", "白血病移植排异", "帕金森病第四期",
    "孙某举报人姓名", "13755550001",    "其收入隐瞒未报", "查明隐瞒属误传", "答复举报人已核",
    "处方上写着肺癌", "记录里写着痛风", "照片里写着眩晕"};

std::vector<std::string> canaries() {
    auto all = planted;
    for (const auto& each : {staged, committed, undone})
        all.insert(all.end(),
                   {each.number, each.phone, each.helper_phone, each.diagnosis, each.remark, each.relative_number,
                    each.relative_diagnosis, each.wrong_number, each.wrong_phone, each.wrong_remark});
    return all;
}
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
    REQUIRE(journey.attach(clerk, {"hardship_evidence", pdf_with("处方上写着肺癌"), "application/pdf"}).status == 200);
    done(county, clerk, "POST /api/drafts/application",
         R"({"body":"{\"illness\":\"尿毒症透析三年\"}","version":0})");
    journey.to("submitted");
    REQUIRE(journey.attach(clerk, {"assembly_minutes", pdf_with("记录里写着痛风"), "application/pdf"}).status == 200);
    journey.to("on_notice");
    REQUIRE(journey.attach(clerk, {"notice_photo", pdf_with("照片里写着眩晕"), "application/pdf"}).status == 200);
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

std::string ledger_of(const LedgerCanaries& it) {
    return "姓名,身份证号码,所在支部,本人电话,困难等级,致困原因,健康状况,帮扶责任人,帮扶责任人电话,备注,"
           "成员姓名,与户主关系,成员身份证号,成员健康状况\n赵六," +
           it.number + ",东湾1," + it.phone + ",一般,因病," + it.diagnosis + ",钱七," + it.helper_phone + "," +
           it.remark + ",赵小六,儿子," + it.relative_number + "," + it.relative_diagnosis + "\n孙八," +
           it.wrong_number + ",东湾1," + it.wrong_phone + ",一般,因病,,,," + it.wrong_remark + ",,,,\n";
}

std::string text_of_workbook(const std::string& bytes) {
    const auto book = documents::read_workbook(bytes, "a.xlsx");
    REQUIRE(book.has_value());
    std::string text;
    for (const auto& sheet : book->sheets)
        for (const auto& row : sheet.rows)
            for (const auto& cell : row.cells) text += cell.text + "\n";
    return text;
}

/// Three ledgers: one waits for its commit, one is written, one is written and taken back.
void plant_in_imports(County& county) {
    using namespace wizard;
    const auto rows_of = [&](const std::string& id) {
        return county.send(clerk, {"GET", "/api/imports/" + id + "/rows"}).body;
    };
    const auto waits = upload(county, clerk, ledger_of(staged), "waits.csv");
    CHECK(show(county, clerk, waits).at("/state") == "\"ready\"");
    CHECK_MESSAGE(rows_of(waits).find(staged.wrong_number) != std::string::npos,
                  "as typed, to whoever corrects it");
    for (const auto& each : {undone, committed}) {
        const auto id = upload(county, clerk, ledger_of(each));
        REQUIRE(ask(county, clerk, id, "commit", commit_valid).status == 200);
        CHECK(show(county, clerk, id).at("/state") == "\"committed\"");
        const auto line = county.send(officer, {"GET", "/api/ledger?status=imported"}).at("/rows/0/id");
        CHECK(county.send(officer, {"GET", "/api/cases/" + line}).body.find(each.remark) != std::string::npos);
        if (each.number == undone.number)
            REQUIRE(ask(county, clerk, id, "undo", R"(,"reason":"导错了")").status == 200);
    }
    const auto rows = county.send(clerk, {"POST", "/api/imports/" + waits + "/error-rows", "{}"});
    CHECK_MESSAGE(text_of_workbook(rows.body).find(staged.wrong_remark) != std::string::npos, rows.status);
}

/// A search for a number, and the file that comes of it: in a job's request and result. What is in the file passes
/// over the disk while it is made, and shows no more than masked numbers.
void export_ledger(County& county) {
    const std::string who = "county_officer@县";
    const auto asked = done(county, who, "POST /api/exports",
                            R"({"status":"on_ledger","purpose":"季度上报","text":")" + number + R"("})");
    jobs::run_waiting(county.store(), app::job_kinds(), app::sentences());
    const auto file = county.send(who, {"POST", "/api/jobs/" + asked.at("/job") + "/file"});
    REQUIRE(file.status == 200);
    const auto text = text_of_workbook(file.body);
    CHECK(text.find(in_clear) != std::string::npos);
    for (const auto& found : ByteSearch(canaries()).find_in(text)) FAIL_CHECK(found);
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

struct StoredReply {
    std::int64_t account_id = 0;
    store::Sealed reply;
};
BOOST_DESCRIBE_STRUCT(StoredReply, (), (account_id, reply))

/// The answers kept for a request that comes again: as they were, to whoever holds the key.
std::string opened_replies(County& county, const std::string& route) {
    return county.store().read([&](store::Read& db) {
        std::string all;
        for (const auto& row :
             db.rows<StoredReply>("SELECT account_id, reply FROM idempotency_keys WHERE route = $1", route))
            all += db.vault().open("idempotency_keys.reply", row.account_id, row.reply.bytes);
        return all;
    });
}

struct Noted {
    std::string note, changes;
};
BOOST_DESCRIBE_STRUCT(Noted, (), (note, changes))

/// What the audit log says of all that was done.
std::string notes_of(County& county) {
    return county.store().read([&](store::Read& db) {
        std::string all;
        for (const auto& row : db.rows<Noted>(store::Scope::system(store::SystemReason::verify),
                                              "SELECT note, changes FROM audit_log WHERE {scope}"))
            all += row.note + "\n" + row.changes + "\n";
        return all;
    });
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

TEST_CASE("a temporary file is seen, though it is gone") {
    const FilesSeen seen;
    { std::ofstream(fs::temp_directory_path() / "passing") << "x"; }
    fs::remove(fs::temp_directory_path() / "passing");
    CHECK(seen.names() == std::set<std::string>{"passing"});
    CHECK(seen.names().empty());
}

TEST_CASE("no number, phone, account or illness stands in clear anywhere") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        const LogKept log;
        const FilesSeen temporary;
        Journey journey(county, "东湾1", {.name = in_clear});
        plant_in_people(county, journey);
        plant_in_case(county, journey);
        export_ledger(county);
        plant_in_imports(county);
        const auto backup = county.directory() + "/county.backup";
        REQUIRE(store::backup(county.store(), backup).lines.empty());
        CHECK(opened_replies(county, "/api/people/{person}/reveal").find("尿毒症透析三年") != std::string::npos);

        const ByteSearch search(canaries()), control({in_clear});
        const auto check = [&](const std::string& name, const std::string& bytes) {
            CAPTURE(name);
            for (const auto& found : search.find_in(bytes)) FAIL_CHECK(found);
            return !control.find_in(bytes).empty();
        };
        bool is_seen = false;
        for (const auto& [name, bytes] : kept_on_disk(county)) is_seen = check(name, bytes) || is_seen;
        CHECK(is_seen);
        CHECK_FALSE(check("backup", bytes_of(backup)));
        const auto lines = log.text();
        CHECK(lines.find("route=/api/people/{person}/reveal") != std::string::npos);
        CHECK_FALSE(check("log lines", lines));
        const auto notes = notes_of(county);
        CHECK(notes.find("季度上报") != std::string::npos);
        check("audit log", notes);
        for (const auto& name : temporary.names()) FAIL_CHECK("came into the temporary folder: " << name);
    }
}
