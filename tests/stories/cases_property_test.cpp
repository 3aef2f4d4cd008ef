// Property (A-3): no sequence of requests by anybody brings an application to the ledger but by each step in its
// order, by a right person each, five different people, with the proofs that each step needs.
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace stories;

namespace {

struct Act {
    std::string name, what, body;
    std::vector<std::string> usual;  // who may take it
    int place = -1;                  // on the way from the draft, -1 for what is beside it
};

const std::vector<Act>& acts() {
    const std::string of = "POST /api/cases/", because = R"({"version":{v},"reason":"情况变化"})";
    const std::string clerk = "branch_clerk@东湾1", second = "branch_clerk#2@东湾1";
    const std::string committee = "committee_clerk@东湾", other = "committee_clerk#2@东湾";
    const auto back = [](const char* to) {
        return std::string(R"({"version":{v},"reason":"材料不齐","to":")") + to + "\"}";
    };
    static const std::vector<Act> all{
        {"submit", of + "{case}/submit", R"({"version":{v}})", {clerk, second}, 0},
        {"record_assembly", of + "{case}/assembly", assembly_body(), {clerk, second}, 1},
        {"post_notice", of + "{case}/notice", notice_body(), {clerk, second}, 2},
        {"close_notice", "POST /api/notices/{notice}/close", R"({"version":{notice_v}})", {clerk, second}, 3},
        {"record_committee", of + "committee", committee_body(), {committee, other}, 4},
        {"confirm_committee", of + "committee-confirm", batch_body(), {"committee_reviewer@东湾"}, 5},
        {"propose_filing", of + "filing", batch_body(), {"county_officer@县", "county_officer#2@县"}, 6},
        {"confirm_filing", of + "filing-confirm", batch_body(), {"county_reviewer@县"}, 7},
        {"minutes", "attach", "assembly_minutes", {clerk}},
        {"photo", "attach", "notice_photo", {clerk}},
        {"minority", of + "{case}/assembly", assembly_body("17,15,8,6,1"), {clerk}},
        {"failed_assembly", of + "{case}/assembly", failed_assembly_body(), {clerk}},
        {"correct_notice",
         "POST /api/notices/{notice}/correct",
         R"({"version":{notice_v},"reason":"笔误","start":"{date}","place":"公开栏"})",
         {clerk}},
        {"object",
         "POST /api/notices/{notice}/objections",
         R"({"content":"收入是否计入？","channel":"phone"})",
         {clerk}},
        {"investigate", "investigate", R"({"version":1,"finding":"已核","upheld":false})", {clerk}},
        {"answer", "answer", R"({"version":2,"answer":"已计入"})", {clerk}},
        {"income", "POST /api/households/{household}/incomes", "income", {clerk}},
        {"back_to_draft", of + "{case}/return", back("draft"), {clerk, committee}},
        {"back_to_assembly", of + "{case}/return", back("submitted"), {committee}},
        {"back_to_committee", of + "{case}/return", back("notice_passed"), {"county_officer@县"}},
        {"reject", of + "{case}/reject", because, {committee, clerk}},
        {"appeal", of + "{case}/appeal", because, {clerk}},
        {"a_day", "wait", "1", {clerk}},
        {"a_week", "wait", "7", {clerk}},
    };
    return all;
}

const std::vector<std::string> everybody{
    "branch_clerk@东湾1",     "branch_clerk#2@东湾1",    "branch_clerk@东湾2",   "committee_clerk@东湾",
    "committee_clerk#2@东湾", "committee_reviewer@东湾", "committee_clerk@石桥", "committee_reviewer@石桥",
    "county_officer@县",      "county_officer#2@县",     "county_reviewer@县",   "county_reviewer#2@县",
    "system_admin@县"};

/// The steps that stand, told from the answers alone.
struct Stands {
    std::string who;
    Date day;
};

class Walk {
public:
    Walk(County& county, int number)
        : county_(county), journey_(county, "东湾1", {.sequence = std::to_string(number)}) {
        journey_.attach_papers();
    }
    /// The way so far, one word an act that was done.
    std::string told{};
    bool filed = false;

    void attempt(const Act& act, const std::string& who) {
        if (act.what == "wait") {
            county_.pass_days(std::stoi(act.body));
            return;
        }
        const auto before = journey_.status();
        const auto answer = send(act, who);
        if (answer.status != 200) return check_kept(act, before);
        told += who + " " + act.name + ", ";
        note(act, who, journey_.status());
    }
    std::string status() { return journey_.status(); }
    /// The act that is next, by its place among the acts; the first when there is none.
    std::size_t next() {
        constexpr const char* statuses[] = {
            "draft",         "submitted",          "assembly_passed",     "on_notice",
            "notice_passed", "committee_recorded", "committee_confirmed", "filing_proposed"};
        const auto at = journey_.waits_at();
        const auto found = std::find(std::begin(statuses), std::end(statuses), at);
        return found == std::end(statuses) ? 0 : static_cast<std::size_t>(found - std::begin(statuses));
    }

private:
    Answer send(const Act& act, const std::string& who) {
        if (act.what == "attach") return journey_.attach(who, {act.body});
        if (act.name == "income") return change_income(who);
        if (act.what != "investigate" && act.what != "answer") return journey_.send(who, act.what, act.body);
        if (objection_.empty()) return {.status = 404};
        return journey_.send(who, "POST /api/objections/" + objection_ + "/" + act.what, act.body);
    }

    /// Up and down below the line, so that what was decided on is no longer what stands there.
    Answer change_income(const std::string& who) {
        const auto version = std::to_string(income_version_);
        auto answer = journey_.send(
            who, "POST /api/households/{household}/incomes",
            R"({"year":2025,"wages":)" + std::to_string(100 * income_version_) + R"(,"version":)" + version + "}");
        if (answer.status == 200) ++income_version_;
        return answer;
    }

    void check_kept(const Act& act, const std::string& before) {
        CAPTURE(told);
        CAPTURE(act.name);
        CHECK(journey_.status() == before);
    }

    void note(const Act& act, const std::string& who, const std::string& status) {
        if (act.name == "object") objected();
        if (act.name == "answer") open_ = false;
        if (act.name == "minority") FAIL_CHECK("an assembly without a majority: " << told);
        if (act.name == "failed_assembly") CHECK_MESSAGE(journey_.waits_at() == "submitted", told);
        if (act.name.starts_with("back_to") || act.name == "appeal") return cut_back(status);
        if (act.name == "correct_notice") notice_day_ = county_.now().local_date();
        if (act.name == "income") changed_ = true;
        if (act.place < 0) return;
        if (act.name == "post_notice") notice_day_ = county_.now().local_date();
        if (act.name == "close_notice") check_notice();
        if (act.name == "record_committee") changed_ = false;
        if (act.place > 4 && changed_) FAIL_CHECK("a changed case went on: " << told);
        CHECK_MESSAGE(static_cast<int>(way_.size()) == act.place, told);
        way_.push_back({who, county_.now().local_date()});
        if (status == "on_ledger") check_filed();
    }

    void objected() {
        const auto notice = journey_.send("county_officer@县", "GET /api/notices/{notice}");
        const auto& all = notice.json.at("objections").get_array();
        objection_ = std::to_string(all.back().at("id").get_int64());
        open_ = true;
    }

    void check_notice() {
        CHECK_MESSAGE(!open_, told);
        // Five working days are at least five days.
        CHECK_MESSAGE(county_.now().local_date().days - notice_day_.days > 5, told);
    }

    void cut_back(const std::string&) {
        const auto waits = journey_.seen();
        int place = 0;
        for (const auto& step : waits.json.at("steps").get_array()) {
            if (step.at("state").get_string() != "done") break;
            ++place;
        }
        while (static_cast<int>(way_.size()) > place) way_.pop_back();
        open_ = false;
    }

    void check_filed() {
        filed = true;
        CAPTURE(told);
        REQUIRE(way_.size() == 8);
        std::set<std::string> branch, later;
        for (std::size_t i = 0; i < way_.size(); ++i) {
            const auto& usual = acts()[i].usual;
            const auto role = [](const std::string& who) { return who.substr(0, who.find_first_of("#@")); };
            const auto place = [](const std::string& who) { return who.substr(who.find('@')); };
            CHECK(role(way_[i].who) == role(usual[0]));
            CHECK(place(way_[i].who) == place(usual[0]));
            (i < 4 ? branch : later).insert(way_[i].who);
        }
        CHECK(later.size() == 4);
        for (const auto& who : branch) CHECK_FALSE(later.contains(who));
    }

    County& county_;
    Journey journey_;
    std::vector<Stands> way_{};
    std::string objection_{};
    Date notice_day_{};
    bool open_ = false, changed_ = false;
    std::int64_t income_version_ = 1;
};

/// Leans towards the act that is next by somebody whose act it is; one in four is anything by anybody.
std::size_t walk_many(County& county, int walks, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    std::size_t filed = 0;
    for (int number = 0; number < walks; ++number) {
        Walk walk(county, 102 + 2 * number);
        for (int i = 0; i < 80 && !walk.filed; ++i) {
            const auto wild = below(5) == 0;
            constexpr std::size_t helping[] = {8, 9, 11, 14, 15, 22, 23};
            const auto& act = acts()[wild            ? below(acts().size())
                                     : below(2) == 0 ? helping[below(std::size(helping))]
                                                     : walk.next()];
            const auto& who =
                below(6) == 0 ? everybody[below(everybody.size())] : act.usual[below(act.usual.size())];
            walk.attempt(act, who);
            if (walk.status() == "withdrawn" || walk.status() == "voided") break;
        }
        filed += walk.filed ? 1 : 0;
    }
    return filed;
}

}

TEST_CASE("property: no requests by anybody file a case but by each step in order and five people") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        County county(kind);
        CHECK(walk_many(county, 16, 20260302) > 1);
    }
}
