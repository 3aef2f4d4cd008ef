// Who may what, generated from the route table: every route, by every role and the public, on records of its own
// place, beside it, above it, elsewhere and nowhere, in path, query and body. What is denied changes nothing but
// the security log and gives nothing away (X-1).
#include "access/roles.hpp"
#include "app/slices.hpp"
#include "base/permission.hpp"
#include "tests/stories/support/contents.hpp"
#include "tests/stories/support/fillings.hpp"
#include "tests/stories/support/world.hpp"
#include <doctest/doctest.h>
#include <set>

using namespace stories;

namespace {

const std::string nowhere = "nowhere", no_such_id = "987654321";

std::string name_of(const http::Route& route) {
    return (route.method == http::verb::get ? "GET " : "POST ") + std::string(route.path);
}

/// The names in braces of a route's path, query and body, each once.
std::vector<std::string> slots_of(const Filling& filling) {
    std::vector<std::string> slots;
    const auto all = filling.route + " " + filling.query + " " + filling.body;
    for (auto at = all.find('{'); at != all.npos; at = all.find('{', at + 1)) {
        const auto end = all.find('}', at);
        const auto name = all.substr(at + 1, end - at - 1);
        const bool is_word = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos;
        if (is_word && std::find(slots.begin(), slots.end(), name) == slots.end()) slots.push_back(name);
    }
    return slots;
}

/// An answer without what differs between two answers of the same kind: the request's number.
std::string comparable(const Answer& answer) {
    const auto at = answer.body.find("\"request\":");
    return std::to_string(answer.status) + " " + answer.body.substr(0, at);
}

class Matrix {
public:
    explicit Matrix(tests::Database kind) : world_(kind), contents_(world_.county().behind()) {}

    /// Every cell that must be refused: nothing is written, and nothing told.
    void deny(const std::vector<std::string>& accounts) {
        for (const auto& who : accounts)
            if (!who.empty()) world_.county().send(who, {"GET", "/api/session"});
        world_.county().settle_writes();
        before_ = contents_.hashes();
        for (const auto& who : accounts)
            for (const auto& route : app::routes()) deny_cells(who, route);
    }
    /// Every cell that is allowed: the record is reached, and nothing beyond the account's own scope is told.
    void allow(const std::vector<std::string>& accounts) {
        for (const auto& who : accounts)
            for (const auto& route : app::routes())
                if (may(who, route.needs)) allow_cells(who, route);
    }
    int cells() const { return cells_; }

private:
    static bool may(const std::string& who, Permission needs) {
        if (needs == Permission::anyone) return true;
        if (who.empty()) return false;
        return access_control::permissions_of(who.substr(0, who.find('@'))).test(static_cast<std::size_t>(needs));
    }

    /// A value for each slot of a route, in the account's scope where there is one.
    Kept own_values(const std::string& who, const Filling& filling) const {
        Kept kept{{"form", "matrix"}};
        for (const auto& slot : slots_of(filling)) {
            if (kept.contains(slot)) continue;
            const auto& known = world_.records(slot);
            REQUIRE_MESSAGE(!known.empty(), "the world has no " << slot);
            kept[slot] = known.begin()->second;
            for (const auto& [place, id] : known)
                if (!who.empty() && World::in_scope(who, place)) kept[slot] = id;
        }
        return kept;
    }

    Answer ask(const std::string& who, const Filling& filling, const Kept& kept) {
        ++cells_;
        const auto blank = filling.route.find(' ');
        auto target = filled(filling.route.substr(blank + 1), kept);
        if (!filling.query.empty()) target += "?" + filled(filling.query, kept);
        auto answer = world_.county().send(
            who, {filling.route.substr(0, blank), target, filled(filling.body, kept), filling.content_type});
        if (filling.ends_sessions && answer.status == 200) world_.county().forget_sessions();
        return answer;
    }

    const Filling& filling_for(const http::Route& route) {
        const auto* filling = filling_of(name_of(route));
        REQUIRE_MESSAGE(filling, "fillings.cpp does not say how to ask " << name_of(route));
        return *filling;
    }

    void check_unchanged() {
        world_.county().settle_writes();
        auto after = contents_.hashes();
        CHECK(difference(before_, after) == "");
        before_ = std::move(after);
    }

    void check_silent(const Answer& answer, const std::vector<std::string>& hidden) {
        for (const auto& mark : hidden) {
            CAPTURE(mark);
            CHECK(answer.body.find(mark) == std::string::npos);
        }
    }

    void deny_cells(const std::string& who, const http::Route& route) {
        CAPTURE(who);
        CAPTURE(name_of(route));
        const auto& filling = filling_for(route);
        if (!may(who, route.needs)) return deny_by_right(who, filling);
        if (route.needs == Permission::anyone) return;
        for (const auto& slot : slots_of(filling)) deny_by_scope(who, filling, slot);
    }

    void deny_by_right(const std::string& who, const Filling& filling) {
        const auto denials = contents_.denials();
        const auto answer = ask(who, filling, own_values(who, filling));
        CHECK(answer.status == (who.empty() ? 401 : 403));
        CHECK(answer.code() == (who.empty() ? "session.missing" : "access.forbidden"));
        check_silent(answer, world_.hidden_from(who.empty() ? "public@nowhere" : who, false));
        check_unchanged();
        CHECK(contents_.denials() == denials + (who.empty() ? 0 : 1));
    }

    void deny_by_scope(const std::string& who, const Filling& filling, const std::string& slot) {
        auto places = world_.records(slot);
        std::erase_if(places, [&](const auto& each) { return World::in_scope(who, each.first); });
        if (places.empty()) return;  // all are in scope, or a word of the client's own, as a draft's name
        CAPTURE(slot);
        auto kept = own_values(who, filling);
        kept[slot] = no_such_id;
        const auto unknown = ask(who, filling, kept);
        CHECK_MESSAGE(unknown.status == 404, unknown.body);
        for (const auto& [place, id] : places) {
            CAPTURE(place);
            kept[slot] = id;
            const auto answer = ask(who, filling, kept);
            CHECK(comparable(answer) == comparable(unknown));
            check_silent(answer, world_.hidden_from(who, true));
            check_unchanged();
        }
    }

    void allow_cells(const std::string& who, const http::Route& route) {
        CAPTURE(who);
        CAPTURE(name_of(route));
        const auto& filling = filling_for(route);
        const auto kept = own_values(who, filling);
        const auto slots = slots_of(filling);
        check_allowed(who, route, ask(who, filling, kept), slots);
        for (const auto& slot : slots)
            for (const auto& [place, id] : world_.records(slot)) {
                if (!World::in_scope(who, place) || id == kept.at(slot)) continue;
                CAPTURE(place);
                auto other = kept;
                other[slot] = id;
                check_allowed(who, route, ask(who, filling, other), slots);
            }
    }

    void check_allowed(const std::string& who, const http::Route& route, const Answer& answer,
                       const std::vector<std::string>& slots) {
        CAPTURE(answer.body);
        const bool reaches = std::all_of(slots.begin(), slots.end(), [&](const std::string& slot) {
            const auto& known = world_.records(slot);
            return known.empty() || route.needs == Permission::anyone ||
                   std::any_of(known.begin(), known.end(),
                               [&](const auto& each) { return World::in_scope(who, each.first); });
        });
        CHECK(answer.status < 500);
        const bool switched_off = route.path == "/public/notices";  // by the policy
        if (reaches && route.path != "/api/sign-in" && !switched_off) {
            const std::set<int> refused{401, 404};
            CHECK_FALSE(refused.contains(answer.status));
            CHECK(answer.code() != "access.forbidden");
            CHECK(answer.code() != "request.fields");
            if (route.method == http::verb::get) CHECK(answer.status == 200);
        }
        const bool sees_people = may(who, Permission::read_people);
        if (route.needs != Permission::anyone && route.needs != Permission::read_audit)
            check_silent(answer, world_.hidden_from(who, sees_people));
    }

    World world_;
    Contents contents_;
    std::map<std::string, std::string> before_{};
    int cells_ = 0;
};

/// One account of each role, where the role is.
std::vector<std::string> one_of_each_role() {
    std::vector<std::string> accounts;
    for (const auto role : access_control::all_roles()) {
        const std::string name(role);
        const char* place = name.starts_with("branch") ? "东湾1" : name.starts_with("committee") ? "东湾" : "县";
        accounts.push_back(name + "@" + place);
    }
    return accounts;
}

}

TEST_CASE("matrix: what is not allowed changes nothing and tells nothing") {
    auto accounts = one_of_each_role();
    accounts.emplace_back("");
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Matrix matrix(kind);
        matrix.deny(accounts);
        CHECK(matrix.cells() > 800);
    }
}

TEST_CASE("matrix: what is allowed reaches the record and shows nothing of other places") {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Matrix matrix(kind);
        matrix.allow(one_of_each_role());
        CHECK(matrix.cells() > 300);
    }
}

TEST_CASE("matrix: each row of how to ask is of a route that is there") {
    std::vector<std::string> routes;
    for (const auto& route : app::routes()) routes.push_back(name_of(route));
    for (const auto& left : fillings_besides(routes)) FAIL_CHECK("no such route: " << left);
}

TEST_CASE("three administrators see no case and no person, and nobody both records and confirms") {
    using enum Permission;
    const Permission content[] = {read_people,      edit_people,      reveal_personal,   decide_matches,
                                  read_cases,       file_application, record_assembly,   post_notice,
                                  answer_objection, record_committee, confirm_committee, propose_filing,
                                  confirm_filing,   import_ledgers,   export_ledgers};
    for (const auto role : access_control::all_roles()) {
        CAPTURE(role);
        const auto rights = access_control::permissions_of(role);
        const auto has = [&](Permission each) { return rights.test(static_cast<std::size_t>(each)); };
        if (role.ends_with("_admin"))
            for (const auto each : content) CHECK_FALSE(has(each));
        CHECK_FALSE((has(record_committee) && has(confirm_committee)));
        CHECK_FALSE((has(propose_filing) && has(confirm_filing)));
        CHECK((has(manage_accounts) + has(grant_roles_to_accounts) + has(read_audit)) < 2);
        if (role.starts_with("fund_"))
            for (const auto each : content) CHECK_FALSE(has(each));
    }
}
