#include "bench/scenarios.hpp"
#include "base/text.hpp"
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>

namespace bench {

namespace {

std::string encoded(const std::string& text) {
    std::string out;
    for (const unsigned char c : text) out += fmt::format("%{:02X}", c);
    return out;
}

/// Numbers that scatter, the same in every run.
class Scatter {
public:
    explicit Scatter(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state_ >> 33) % limit);
    }
    const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

private:
    std::uint64_t state_;
};

bool is_page(const Answer& answer) { return answer.status == 200 && answer.body.starts_with("{\"rows\":["); }
bool is_right(const Answer& answer) { return answer.status == 200; }

constexpr int different_reads = 256;

template <class Target>
Scenario reading(std::string name, const Office& office, Check check, Target target) {
    Scenario scenario{.name = std::move(name), .check = std::move(check)};
    for (int i = 0; i < different_reads; ++i) scenario.reads.push_back(get_request(target(), office.token));
    return scenario;
}

/// One level of a township's ledger, every fourth time of the county's.
Scenario ledger(const char* name, const char* path, const Office& office, const Targets& targets, Check check) {
    Scatter scatter(7);
    return reading(name, office, std::move(check), [&] {
        const auto level = scatter.below(3) + 1;
        const auto& below = scatter.below(4) == 0 ? targets.county : scatter.pick(targets.townships);
        return fmt::format("{}?organisation={}&level={}&status=on_ledger", path, below, level);
    });
}

/// Whole names, given names, family names: as people type them.
Scenario name_search(const Office& office, const Targets& targets) {
    Scatter scatter(11);
    return reading("name search", office, is_page, [&] {
        const auto points = *to_code_points(scatter.pick(targets.names));
        const auto kind = scatter.below(4);
        const auto part = kind == 0 ? points.substr(0, 1) : kind == 1 ? points.substr(1) : points;
        return "/api/members?text=" + encoded(to_utf8(part));
    });
}

Scenario whole_case(const Office& office, const Targets& targets) {
    Scatter scatter(13);
    return reading("case with household", office, is_right,
                   [&] { return "/api/cases/" + scatter.pick(targets.cases); });
}

std::string name_of(const boost::json::value& row) { return std::string(row.at("name").as_string()); }

/// "东湾镇" of "东湾镇党委".
std::string without_committee(const std::string& name) {
    constexpr std::string_view ending = "党委";
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
}

Scenario signing_in() {
    auto scatter = std::make_shared<Scatter>(17);
    return {.name = "sign-in",
            .write =
                [scatter] {
                    static const std::vector<std::string> names{"officer", "reviewer", "branch", "committee"};
                    return sign_in_request(scatter->pick(names));
                },
            .check = is_right};
}

/// New members: each with a number that no run has used.
class Newcomers {
public:
    Newcomers() : run_(std::chrono::system_clock::now().time_since_epoch().count() / 1'000'000) {}
    std::string body(const std::string& branch) {
        const auto count = count_++;
        const Date birth{static_cast<std::int32_t>(-7000 + count % 12'000)};
        const auto area = 990200 + run_ % 700, sequence = (run_ / 700 + count / 12'000) % 999;
        const auto number =
            fmt::format("{:06}{:04}{:02}{:02}{:03}", area, birth.year(), birth.month(), birth.day(), sequence);
        return fmt::format(
            R"({{"branch":{},"name":"测新民","id_number":"{}{}","join_date":"2010-07-01","regular_date":"2011-07-01",)"
            R"("member_type":"full","ethnicity":"01","education":"70","residence":"rural","phone":"13900000000",)"
            R"("address":"清源县测试村1组1号"}})",
            branch, number, id_number_check(number));
    }
    std::string key() { return fmt::format("bench-{:013}-{:09}", run_, count_); }

private:
    std::int64_t run_;
    std::int64_t count_ = 0;
};

Scenario creating(const Office& office, const Targets& targets) {
    auto scatter = std::make_shared<Scatter>(19);
    auto newcomers = std::make_shared<Newcomers>();
    const auto who = fmt::format("Cookie: bangfu_session={}\r\nX-Bangfu-Csrf: {}\r\n", office.token, office.csrf);
    return {.name = "create a member (durable)",
            .write =
                [scatter, newcomers, who, branches = targets.branches] {
                    const auto body = newcomers->body(scatter->pick(branches));
                    return post_request("/api/members", body,
                                        who + "Idempotency-Key: " + newcomers->key() + "\r\n");
                },
            .check = is_right};
}

}

NextRequest Scenario::requests() const {
    if (write) return [make = write](std::size_t) { return make(); };
    auto next = std::make_shared<std::size_t>(0);
    return [next, all = reads](std::size_t) { return all[(*next)++ % all.size()]; };
}

Targets collect_targets(std::uint16_t port, const Office& office) {
    Targets targets;
    targets.county = id_of(asked(port, "/api/organisations", office.token).at("rows").at(0));
    targets.cases_on_ledger = asked(port, "/api/ledger/totals", office.token).at("cases").as_int64();
    const auto below = [&](const std::string& parent) {
        return asked(port, "/api/organisations?parent=" + parent, office.token).at("rows").as_array();
    };
    for (const auto& township : below(targets.county)) {
        const auto id = id_of(township);
        targets.townships.push_back(id);
        for (const auto& branch : below(id)) {
            targets.branches.push_back(id_of(branch));
            targets.ledger_branches.push_back(without_committee(name_of(township)) + name_of(branch));
        }
        const auto page = asked(port, "/api/ledger?size=100&organisation=" + id, office.token);
        for (const auto& row : page.at("rows").as_array()) targets.cases.push_back(id_of(row));
    }
    Scatter scatter(5);
    for (int i = 0; i < 40; ++i) {
        const auto page =
            asked(port, "/api/members?size=100&organisation=" + scatter.pick(targets.branches), office.token);
        for (const auto& row : page.at("rows").as_array()) targets.names.emplace_back(row.at("name").as_string());
    }
    return targets;
}

std::vector<Scenario> scenarios(const Office& office, const Targets& targets) {
    return {ledger("ledger page", "/api/ledger", office, targets, is_page),
            ledger("ledger total", "/api/ledger/totals", office, targets, is_right),
            name_search(office, targets),
            whole_case(office, targets),
            signing_in(),
            creating(office, targets)};
}

}
