// One row altered, added or taken away behind the program's back, in every table there is: verify names it (X-2).
#include "app/slices.hpp"
#include "access/assignments.hpp"
#include "steps/steps.hpp"
#include "jobs/jobs.hpp"
#include "store/verify.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>

using namespace stories;

namespace {

using store::Parameter;

/// A ledger that waits for its commit.
void stage_ledger(County& county) {
    const auto ledger = "姓名,身份证号码,所在支部,困难等级\n赵六," + id_number("19600101", "021") + ",东湾1,一般\n";
    const auto upload =
        county.send("committee_clerk@东湾", {"POST", "/api/imports?name=ledger.csv", ledger, "text/csv"});
    REQUIRE_MESSAGE(upload.status == 200, upload.body);
    jobs::run_waiting(county.store(), app::job_kinds(), app::sentences());
}

/// A deputy, and a record of no kind that has gone two steps.
void take_steps(County& county) {
    const auto account = [&](const char* who) { return std::to_string(county.account(who).value); };
    done(county, "security_admin@县", "POST /api/deputies",
         R"({"from":"2026-03-02","until":"2026-03-20","reason":"住院","absent":)" + account("branch_clerk@石桥2") +
             R"(,"deputy":)" + account("branch_clerk#2@石桥2") + "}");
    const Actor clerk{.account = county.account("branch_clerk@石桥2"), .name = "王芳"};
    const auto written = county.store().write(clerk, [](store::Write& db) -> Result<Done> {
        for (std::int64_t seq = 1; seq <= 2; ++seq)
            steps::record(db, {"bookings", 7},
                          {.seq = seq, .act = "ask", .from = seq == 1 ? "" : "asked", .to = "asked"});
        db.audit({.action = "booking.ask", .object_type = "steps"});
        return Done{};
    });
    REQUIRE(written.has_value());
}

/// Somebody outside the offices who sees a case.
void assign_somebody(County& county) {
    const auto written = county.store().write(Actor{.name = "program"}, [&](store::Write& db) {
        return access_control::assign(db, "/1/",
                                      {.account = county.account("branch_clerk#2@石桥2"),
                                       .case_id = CaseId{7},
                                       .fields = {access_control::FieldGroup::contact},
                                       .from = db.today()});
    });
    REQUIRE(written.has_value());
}

/// A county in which every table of record has a row: a case in the ledger, with an objection on its way, a
/// doubt ticked off and a match; a deputy, steps, and an assignment.
void fill(County& county) {
    std::string days;
    for (const auto* day : {"2027-01-01", "2027-02-05", "2027-02-08", "2027-05-03", "2027-10-01"})
        days +=
            (days.empty() ? "" : ",") + std::string(R"({"kind":"holiday","name":"假日","date":")") + day + "\"}";
    done(county, "county_officer@县", "POST /api/calendar",
         R"({"year":2027,"source":"通知","days":[)" + days + "]}");
    take_steps(county);
    assign_somebody(county);
    Journey journey(county, "东湾1");
    journey.to("on_notice");
    const auto clerk = journey.clerk();
    REQUIRE(
        journey.send(clerk, "POST /api/notices/{notice}/objections", R"({"content":"收入？","channel":"phone"})")
            .status == 200);
    const auto objection = journey.seen().at("/notices/0/objections/0/id");
    done(county, clerk, "POST /api/objections/" + objection + "/investigate",
         R"({"version":1,"finding":"已核实","upheld":false})");
    done(county, clerk, "POST /api/objections/" + objection + "/answer", R"({"version":2,"answer":"属实"})");
    journey.to("on_ledger");
    REQUIRE(journey.send(clerk, "POST /api/cases/{case}/papers", R"({"kind":"household_card"})").status == 200);
    const auto doubt = journey.send(clerk, "GET /api/members/{member}").at("/doubts/0/doubt");
    REQUIRE(journey.send(clerk, "POST /api/members/{member}/doubts", R"({"doubt":)" + doubt + "}").status == 200);
    Journey other(county, "石桥1", {.name = "李明", .sequence = "005"});
    REQUIRE(
        other
            .send(
                other.clerk(), "POST /api/cases/{case}/application",
                R"({"version":{application_v},"causes":[],"minimum_allowance":{},"findings":[{"kind":)"
                R"("lives_in_hardship","found_by":"李长林","event":"入户","date":"2026-03-01","evidence":"记录"}]})")
            .status == 200);
    stage_ledger(county);
    const auto number = id_number("19700307", "002");
    done(county, other.clerk(), "POST /api/members",
         R"({"branch":)" + other.kept().at("branch") + R"(,"name":"王芳","id_number":")" + number +
             R"(","join_date":"1995-07-01","member_type":"full"})");
}

/// A connection that no reference and no trigger holds back.
class Tamperer {
public:
    explicit Tamperer(County& county) : county_(county), connection_(county.behind()) {
        const bool is_sqlite = connection_->dialect() == store::Dialect::sqlite;
        connection_->script(is_sqlite ? "PRAGMA foreign_keys=OFF" : "SET session_replication_role = replica");
        if (is_sqlite)
            for (const auto& trigger : texts("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                must("DROP TRIGGER " + trigger);
    }
    /// False when the schema itself refuses it.
    bool change(const std::string& sql) {
        try {
            connection_->script(sql);
            return true;
        } catch (const store::Failure&) { return false; }
    }
    void keep(const std::string& table) { must("CREATE TABLE kept_rows AS SELECT * FROM " + table); }
    void put_back(const std::string& table) {
        must("DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM kept_rows");
    }
    void forget() { must("DROP TABLE kept_rows"); }
    std::int64_t number(const std::string& sql) {
        store::Running running(connection_->prepare(sql, {}), {});
        return running.next() ? running.row().number(0) : 0;
    }
    /// What another value of that kind is, in the words of this database.
    std::string other(const std::string& column, Parameter::Kind kind) const {
        // Of two people of one case each is another than the other.
        const auto nobody = column.ends_with("_person") ? std::to_string(column.size()) : std::string("0");
        if (kind == Parameter::Kind::number) return "COALESCE(" + column + ", " + nobody + ") + 1";
        if (kind == Parameter::Kind::text) return "COALESCE(" + column + ", '') || 'x'";
        return connection_->dialect() == store::Dialect::sqlite ? "x'01'" : "'\\x01'::bytea";
    }
    /// Whether verify now says a line that begins so.
    bool is_named(const std::string& line) {
        for (const auto& each : store::verify(county_.store()).lines)
            if (each.starts_with(line)) return true;
        return false;
    }

private:
    void must(const std::string& sql) { connection_->script(sql); }
    std::vector<std::string> texts(const std::string& sql) {
        std::vector<std::string> out;
        store::Running running(connection_->prepare(sql, {}), {});
        while (running.next()) out.emplace_back(running.row().bytes(0));
        return out;
    }
    County& county_;
    std::unique_ptr<store::Connection> connection_;
};

/// Adds a copy of a row under a new id, the alterable columns with other values, so that nothing stands twice.
/// False when the schema refuses it.
bool add_copy(Tamperer& tamperer, const store::TableInfo& table, const std::set<std::string>& alterable,
              std::int64_t from, std::int64_t id) {
    std::string names, values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        names += (i ? ", " : "") + column;
        values += (i ? ", " : "") + (column == "id"               ? std::to_string(id)
                                     : alterable.contains(column) ? tamperer.other(column, table.kinds[i])
                                                                  : column);
    }
    return tamperer.change(
        fmt::format("INSERT INTO {0} ({1}) SELECT {2} FROM {0} WHERE id = {3}", table.name, names, values, from));
}

/// Alters each column that the schema lets be altered, one after the other; gives those.
std::set<std::string> alter_columns(Tamperer& tamperer, const store::TableInfo& table, std::int64_t id) {
    std::set<std::string> altered;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        CAPTURE(column);
        if (column == "id") continue;
        const auto other = tamperer.other(column, table.kinds[i]);
        if (!tamperer.change(fmt::format("UPDATE {} SET {} = {} WHERE id = {}", table.name, column, other, id)))
            continue;
        CHECK(tamperer.is_named(fmt::format("{} {}: altered", table.name, id)));
        tamperer.put_back(table.name);
        altered.insert(column);
    }
    return altered;
}

void tamper_with(Tamperer& tamperer, const store::TableInfo& table) {
    CAPTURE(table.name);
    const auto id = tamperer.number("SELECT min(id) FROM " + table.name);
    REQUIRE_MESSAGE(id > 0, "no row: the story must make one");
    tamperer.keep(table.name);
    const auto altered = alter_columns(tamperer, table, id);
    CHECK(altered.size() >= 2);
    const auto added = tamperer.number("SELECT max(id) FROM " + table.name) + 1;
    REQUIRE((add_copy(tamperer, table, {}, id, added) || add_copy(tamperer, table, altered, id, added)));
    CHECK(tamperer.is_named(fmt::format("{} {}: added outside the log", table.name, added)));
    tamperer.put_back(table.name);
    REQUIRE(tamperer.change(fmt::format("DELETE FROM {} WHERE id = {}", table.name, id)));
    CHECK(tamperer.is_named(fmt::format("{} {}: missing", table.name, id)));
    tamperer.put_back(table.name);
    tamperer.forget();
}

struct Tampering {
    const char *table, *sql, *line;
};
/// Tables that others are derived from: what they say must follow the records.
constexpr Tampering of_derived[] = {
    {"name_grams", "DELETE FROM name_grams WHERE gram = '王'", "name_grams: member"},
    {"name_grams", "UPDATE name_grams SET gram = '玉' WHERE gram = '王'", "name_grams: member"},
    {"name_grams",
     "INSERT INTO name_grams SELECT DISTINCT gram, ancestor_id, name_key, 1 FROM name_grams WHERE gram = '王'",
     "name_grams: member 1 is not there"},
    {"member_order", "DELETE FROM member_order WHERE member_id = (SELECT min(id) FROM members)",
     "member_order: member"},
    {"member_order", "UPDATE member_order SET ancestor_id = ancestor_id + 1000000", "member_order: member"},
    {"member_order", "INSERT INTO member_order SELECT DISTINCT ancestor_id, name_key, 1 FROM member_order",
     "member_order: member 1 is not there"},
    {"ledger_entries", "DELETE FROM ledger_entries WHERE status = 'on_ledger'", "ledger_entries: case"},
    {"ledger_entries",
     "UPDATE ledger_entries SET name_key = (SELECT name_key FROM people WHERE name = '赵秀英' LIMIT 1)"
     " WHERE status = 'on_ledger'",
     "ledger_entries: case"},
    {"household_incomes", "UPDATE household_incomes SET business = business + 100", "cases 1"},
    {"household_members", "UPDATE household_members SET deceased_on = '2026-03-01'", "cases 1"},
    {"case_causes", "UPDATE case_causes SET cause = 'capital' WHERE is_main = 1", "cases 1"},
    {"people", "UPDATE people SET residence = 'urban'", "cases 1"},
    {"ledger_entries", "UPDATE ledger_entries SET level = 3 WHERE status = 'on_ledger'", "ledger_entries: case"},
    {"ledger_entries",
     "INSERT INTO ledger_entries SELECT DISTINCT ancestor_id, status, level, name_key, 1 FROM ledger_entries",
     "ledger_entries: case 1 is not in the ledger"},
    {"ledger_counts", "DELETE FROM ledger_counts WHERE status = 'on_ledger'", "ledger_counts"},
    {"ledger_counts", "UPDATE ledger_counts SET people = people + 1 WHERE status = 'on_ledger'", "ledger_counts"},
    {"ledger_counts", "UPDATE ledger_counts SET income_total = income_total + 1 WHERE cases > 0", "ledger_counts"},
    {"ledger_counts", "INSERT INTO ledger_counts VALUES (7, 'draft', 0, 1, 1, 0)",
     "ledger_counts 7/draft/0: wrong"},
    {"paper_contents",
     "UPDATE paper_contents SET content = (SELECT c.content FROM paper_contents c"
     " ORDER BY c.paper_id LIMIT 1)",
     "paper_contents"},
    {"paper_contents", "DELETE FROM paper_contents WHERE paper_id = (SELECT min(id) FROM papers)",
     "paper_contents"},
    {"paper_contents", "INSERT INTO paper_contents SELECT 1, content FROM paper_contents LIMIT 1",
     "paper_contents 1: belongs to no paper"},
    {"steps", "UPDATE steps SET to_state = 'checked' WHERE seq = 1", "steps of bookings 7: step 2"},
    {"audit_log", "UPDATE audit_log SET actor_name = 'x' WHERE seq = 9", "audit_log"},
    {"audit_log", "DELETE FROM audit_log WHERE seq = 9", "audit_log"},
    {"audit_log",
     "INSERT INTO audit_log SELECT chain, seq + 100000, at, account_id, actor_name, action, object_type, object_id,"
     " organisation_path, note, changes, previous_hash, hash FROM audit_log WHERE seq = 9",
     "audit_log"},
};

}

TEST_CASE("a row altered, added or missing in any table is named by verify") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        fill(county);
        Tamperer tamperer(county);
        REQUIRE(store::verify(county.store()).lines.empty());
        for (const auto& table : app::schema().tables)
            if (table.of_record) tamper_with(tamperer, table);
        for (const auto& [table, sql, line] : of_derived) {
            CAPTURE(std::string(sql));
            tamperer.keep(table);
            REQUIRE(tamperer.change(sql));
            CHECK(tamperer.is_named(line));
            tamperer.put_back(table);
            tamperer.forget();
        }
    }
}
