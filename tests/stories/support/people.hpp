#pragma once
// People put on file by the offices of two committees, some of them with a number that is on file elsewhere.
#include "people/store.hpp"
#include "tests/stories/support/journey.hpp"
#include <doctest/doctest.h>

namespace stories::people_on_file {

inline const std::string clerk = "branch_clerk@东湾1", committee = "committee_clerk@东湾",
                         officer = "county_officer@县";

class People {
public:
    explicit People(tests::Database kind) : county(kind) {}
    std::string place(const std::string& name) { return std::to_string(county.organisation(name).value); }
    Answer add(const std::string& who, const std::string& branch, const std::string& sequence,
               const std::string& name = "周海燕", const std::string& more = "") {
        return county.send(who, {"POST", "/api/members",
                                 R"({"branch":)" + place(branch) + R"(,"name":")" + name + R"(","id_number":")" +
                                     id_number("19700307", sequence) +
                                     R"(","join_date":"1995-07-01","member_type":"full")" + more + "}"});
    }
    Answer decide(const std::string& who, const std::string& match, const std::string& verdict,
                  const std::string& reason = "核对过档案") {
        return county.send(who, {"POST", "/api/matches/" + match + "/decide",
                                 R"({"verdict":")" + verdict + R"(","reason":")" + reason + R"(","version":1})"});
    }
    /// A household of a member of that branch, with the number's owner as a household member.
    std::string household_with(const std::string& branch, const std::string& sequence, const std::string& name) {
        const auto clerk_there = "branch_clerk@" + branch;
        const auto member = add(clerk_there, branch, "9" + sequence.substr(1), "郑大河");
        REQUIRE(member.status == 200);
        const auto household = done(county, clerk_there, "POST /api/members/" + member.at("/id") + "/household",
                                    R"({"housing_area":60})")
                                   .at("/household");
        done(county, clerk_there, "POST /api/households/" + household + "/members",
             R"({"name":")" + name + R"(","id_number":")" + id_number("19700307", sequence) +
                 R"(","relation":"10"})");
        return household;
    }
    /// The row of a number's owner in the one household they are in.
    std::string household_place(const std::string& sequence) {
        return county.store().read([&](store::Read& db) {
            const auto owner = people::person_by_id_number(db, id_number("19700307", sequence)).value();
            const auto everywhere = store::Scope::system(store::SystemReason::verify);
            return std::to_string(people::household_places(db, everywhere, owner.id).at(0).id.value);
        });
    }
    /// Puts on the record of a number's owner what another office knew of them.
    void knows(const std::string& sequence, const std::function<void(people::PersonRow&)>& change) {
        const Actor system{.name = "system", .organisation_path = "/", .permissions = Permissions().set()};
        const auto kept = county.store().write(system, [&](store::Write& db) -> Result<Done> {
            auto person = people::person_by_id_number(db, id_number("19700307", sequence)).value();
            change(person);
            db.update(person);
            db.audit({.action = "member.edit", .object_type = "people", .object_id = person.id.value});
            return Done{};
        });
        REQUIRE(kept.has_value());
    }
    Answer list(const std::string& who) { return county.send(who, {"GET", "/api/matches"}); }

    County county;
};

}
