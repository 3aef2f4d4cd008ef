// Bookings go through a county that knows no case: the trace as it is kept, deputies on their days, and what verify
// says of a trace that nobody wrote so.
#include "app/slices.hpp"
#include "steps/steps.hpp"
#include "steps/test_booking.hpp"
#include "store/verify.hpp"
#include "tests/support/temporary_store.hpp"
#include <doctest/doctest.h>

using namespace steps;
using steps::test::BookingFacts;
using steps::test::bookings;

namespace {

/// A county with a committee and a branch, and who works there: by the first word of their name.
class Office {
public:
    explicit Office(tests::Database kind) : temporary_(kind, app::schema(), [this] { return now; }) {
        const auto county = found("QY", "清源县委", "county", std::nullopt);
        const auto committee = found("DW", "东湾镇党委", "committee", county);
        const auto branch = found("DW1", "东湾村党支部", "branch", committee);
        settle("clerk", "branch_clerk", branch, 11);
        settle("checker", "committee_clerk", committee, 12);
        settle("neighbour", "committee_reviewer", committee, 13);
        settle("reviewer", "county_reviewer", county, 14);
        settle("security", "security_admin", county, 15);
    }

    Actor who(const std::string& name) {
        auto actor = temporary_.store().read(
            [&](store::Read& db) { return access_control::present_actor(db, accounts_.at(name)); });
        REQUIRE(actor);
        actor->person = PersonId{persons_.at(name)};
        return *actor;
    }
    AccountId account(const std::string& name) const { return accounts_.at(name); }

    /// The state that the act brings the booking to, or the code of its refusal.
    std::string act(const std::string& name, const std::string& what, std::int64_t booking = 7) {
        const auto actor = who(name);
        const auto done = temporary_.store().write(actor, [&](store::Write& db) -> Result<StepRow> {
            const Owner owner{"bookings", booking};
            BookingFacts facts;
            facts.trace = taken(trace_of(db, owner));
            const auto move = TRY(next(bookings, facts, {.act = what, .reason = "会议"}, acting(db, actor)));
            auto row = record(db, owner, move, db.today().plus_days(3));
            db.audit({.action = "booking." + what, .object_type = "steps", .object_id = row.id.value});
            return row;
        });
        return done ? done->to_state : done.error().code;
    }
    std::vector<StepRow> trace(std::int64_t booking = 7) {
        return temporary_.store().read([&](store::Read& db) { return trace_of(db, {"bookings", booking}); });
    }
    template <class Ask, class Out>
    Result<Out> as(const std::string& name, Result<Out> (*use_case)(store::Write&, const Actor&, const Ask&),
                   const Ask& ask) {
        const auto actor = who(name);
        return temporary_.store().write(actor, [&](store::Write& db) { return use_case(db, actor, ask); });
    }
    Deputies deputies(const std::string& name) {
        const auto actor = who(name);
        return temporary_.store().read([&](store::Read& db) { return list_deputies(db, actor, {}).value(); });
    }
    NameDeputy spell(int from, int until) const {
        const auto today = now.local_date();
        return {account("checker"), account("neighbour"), today.plus_days(from), today.plus_days(until), "住院"};
    }
    std::vector<std::string> faults() { return store::verify(temporary_.store()).lines; }
    void behind(const std::string& sql) { temporary_.behind()->script(sql); }

    Time now{1'772'420'400'000};  // 2026-03-02, eleven in the morning

private:
    template <class Work>
    auto written(Work work) {
        static const Actor founder{.name = "founder", .organisation_path = "/", .permissions = Permissions().set()};
        return temporary_.store().write(founder, [&](store::Write& db) { return work(db, founder); }).value();
    }
    OrganisationId found(const char* code, const char* name, const char* kind,
                         std::optional<OrganisationId> parent) {
        return written([&](store::Write& db, const Actor& founder) {
                   return access_control::add_organisation(
                       db, founder, {.parent = parent, .code = code, .name = name, .kind = kind});
               })
            .id;
    }
    void settle(const std::string& name, const char* role, OrganisationId place, std::int64_t person) {
        accounts_[name] = written([&](store::Write& db, const Actor&) {
            return access_control::create_account(db, {.username = name,
                                                       .name = name,
                                                       .organisation = place,
                                                       .roles = {role},
                                                       .password_hash = "x",
                                                       .must_change_password = false});
        });
        persons_[name] = person;
    }

    tests::TemporaryStore temporary_;
    std::map<std::string, AccountId> accounts_{};
    std::map<std::string, std::int64_t> persons_{};
};

template <class Body>
void on_each(Body body) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        Office office(kind);
        body(office);
    }
}

}

TEST_CASE("a record's trace says who, as whom, from where and by when, in order") {
    on_each([](Office& office) {
        CHECK(office.act("clerk", "ask") == "asked");
        CHECK(office.act("clerk", "check") == "access.forbidden");
        CHECK(office.act("checker", "check") == "checked");
        CHECK(office.act("clerk", "ask", 8) == "asked");
        CHECK(office.act("reviewer", "agree") == "agreed");
        const auto trace = office.trace();
        REQUIRE(trace.size() == 3);
        for (std::size_t i = 0; i < trace.size(); ++i) CHECK(trace[i].seq == static_cast<std::int64_t>(i) + 1);
        CHECK(trace[1].actor_name == "checker");
        CHECK(trace[1].account_id == office.account("checker"));
        CHECK(trace[1].person_id == PersonId{12});
        CHECK(trace[1].from_state == "asked");
        CHECK(trace[1].opinion == "会议");
        CHECK_FALSE(trace[1].stood_for_account);
        CHECK(trace[2].due_on == office.now.local_date().plus_days(3));
        CHECK_FALSE(is_overdue(trace[2], office.now.local_date().plus_days(3)));
        CHECK(is_overdue(trace[2], office.now.local_date().plus_days(4)));
        CHECK(office.trace(8).size() == 1);
        CHECK(office.faults().empty());
    });
}

TEST_CASE("a deputy acts on the days named, in the other's name, and neither of them decides what they did") {
    on_each([](Office& office) {
        constexpr std::int64_t day = 24 * 3600 * 1000;
        REQUIRE(office.act("clerk", "ask") == "asked");
        CHECK(office.act("neighbour", "check") == "access.forbidden");
        const auto named = office.as("security", name_deputy, office.spell(1, 2));
        REQUIRE(named.has_value());
        CHECK(office.act("neighbour", "check") == "access.forbidden");  // from tomorrow
        CHECK(office.as("security", name_deputy, office.spell(2, 4)).error().code == "step.deputy_twice");
        CHECK(office.deputies("checker").rows.size() == 1);
        CHECK(office.deputies("clerk").rows.empty());  // of an office above
        office.now.ms += day;
        CHECK(office.act("neighbour", "check") == "checked");
        const auto step = office.trace().back();
        CHECK(step.actor_name == "neighbour");
        CHECK(step.stood_for_name == "checker");
        CHECK(step.stood_for_account == office.account("checker"));
        CHECK(office.act("clerk", "ask", 8) == "asked");
        office.now.ms += 2 * day;
        CHECK(office.act("neighbour", "check", 8) == "access.forbidden");  // the last day is over
        CHECK(office.deputies("security").rows.empty());
        CHECK(office.act("reviewer", "agree") == "agreed");
        CHECK(office.faults().empty());
    });
}

TEST_CASE("a deputy ends when whoever was away is back, and is named by neither of the two") {
    on_each([](Office& office) {
        REQUIRE(office.act("clerk", "ask") == "asked");
        CHECK(office.as("checker", name_deputy, office.spell(0, 9)).error().code == "step.deputy_party");
        auto of_another = office.spell(0, 9);
        of_another.deputy = office.account("reviewer");
        CHECK(office.as("security", name_deputy, of_another).error().code == "step.deputy_elsewhere");
        auto without_reason = office.spell(0, 9);
        without_reason.reason = " ";
        CHECK(office.as("security", name_deputy, without_reason).error().code == "step.deputy_invalid");
        const auto named = office.as("security", name_deputy, office.spell(0, 9));
        REQUIRE(named.has_value());
        CHECK(office.as("clerk", end_deputy, {named->id, 1, "已返岗"}).error().code == "step.deputy_unknown");
        CHECK(office.as("security", end_deputy, {named->id, 2, "已返岗"}).error().code == "stale_version");
        CHECK(office.as("security", end_deputy, {named->id, 1, "已返岗"}).has_value());
        CHECK(office.as("security", end_deputy, {named->id, 2, "已返岗"}).error().code == "step.deputy_unknown");
        CHECK(office.act("neighbour", "check") == "access.forbidden");
        CHECK(office.as("security", name_deputy, office.spell(0, 1)).has_value());  // the days are free again
        CHECK(office.act("neighbour", "check") == "checked");
        CHECK(office.faults().empty());
    });
}

TEST_CASE("a trace that nobody wrote so is named by verify, and the schema takes no step twice") {
    on_each([](Office& office) {
        for (const auto& [name, what] : {std::pair("clerk", "ask"), {"checker", "check"}, {"reviewer", "agree"}})
            REQUIRE(office.act(name, what) != "step.not_open");
        const auto is_named = [&](const std::string& line) {
            const auto lines = office.faults();
            return std::find(lines.begin(), lines.end(), line) != lines.end();
        };
        CHECK_THROWS(office.behind("UPDATE steps SET seq = 2 WHERE seq = 3"));
        CHECK_THROWS(office.behind("UPDATE steps SET from_state = '' WHERE seq = 3"));
        office.behind("UPDATE steps SET from_state = 'asked' WHERE seq = 3");
        CHECK(is_named("steps of bookings 7: step 3 does not follow the one before"));
        office.behind("UPDATE steps SET from_state = 'checked' WHERE seq = 3");
        CHECK(office.faults().empty());
        office.behind("DELETE FROM steps WHERE seq = 2");
        CHECK(is_named("steps of bookings 7: step 3 does not follow the one before"));
    });
}
