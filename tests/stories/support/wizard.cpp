#include "tests/stories/support/wizard.hpp"
#include "app/slices.hpp"
#include "jobs/jobs.hpp"

namespace stories::wizard {

void work(County& county) { jobs::run_waiting(county.store(), app::job_kinds(), app::sentences()); }

std::string upload(County& county, const std::string& who, const std::string& csv, const std::string& name) {
    const auto answer = county.send(who, {"POST", "/api/imports?name=" + name, csv, "text/csv"});
    REQUIRE(answer.status == 200);
    work(county);
    return answer.at("/import");
}

Answer show(County& county, const std::string& who, const std::string& id) {
    return county.send(who, {"GET", "/api/imports/" + id});
}

Answer ask(County& county, const std::string& who, const std::string& id, const std::string& what,
           const std::string& more) {
    const auto version = show(county, officer, id).at("/version");
    auto answer =
        county.send(who, {"POST", "/api/imports/" + id + "/" + what, R"({"version":)" + version + more + "}"});
    work(county);
    return answer;
}

std::int64_t count(County& county, const std::string& table) {
    const auto sql = "SELECT count(*) FROM " + table + " t WHERE {scope:t}";
    return county.store().read(
        [&](store::Read& db) { return db.number(store::Scope::system(store::SystemReason::verify), sql); });
}

std::string three_good() {
    return small_ledger({{"王建国", invented_number(1), "东湾1"},
                         {"李秀英", invented_number(2), "东湾1", "特别困难"},
                         {"张卫东", invented_number(3), "东湾2", "比较困难"}});
}

}
