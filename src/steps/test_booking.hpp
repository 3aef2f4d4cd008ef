#pragma once
// A record kind that is in no product: a hall is booked. The rules of steps are tested with it, in a county where
// nobody is in hardship.
#include "base/permission.hpp"
#include "steps/rules.hpp"

namespace steps::test {

using P = Permission;

struct BookingFacts : Facts {
    bool is_hall_free = true;
};

inline Result<Done> hall_is_free(std::string_view act, const BookingFacts& facts) {
    if (act == "check" && !facts.is_hall_free) return Refusal{"booking.hall_taken"};
    return Done{};
}

inline constexpr std::string_view asking[] = {"ask"}, asking_and_checking[] = {"ask", "check"};
inline constexpr Transition rows[] = {
    {.act = "ask", .from = "", .to = "asked", .permission = P::file_application, .tier = Tier::branch},
    {.act = "remark", .from = "asked", .to = "asked", .permission = P::file_application, .tier = Tier::branch},
    {.act = "remark", .from = "asked", .to = "asked", .permission = P::record_committee, .tier = Tier::committee},
    {.act = "check",
     .from = "asked",
     .to = "checked",
     .permission = P::record_committee,
     .tier = Tier::committee,
     .differs_from = asking},
    {.act = "agree",
     .from = "checked",
     .to = "agreed",
     .permission = P::confirm_filing,
     .tier = Tier::county,
     .differs_from = asking_and_checking},
    {.act = "send_back",
     .from = "checked",
     .to = "asked",
     .permission = P::confirm_filing,
     .tier = Tier::county,
     .differs_from = asking_and_checking,
     .needs_reason = true},
    {.act = "withdraw",
     .from = "asked",
     .to = "withdrawn",
     .permission = P::file_application,
     .tier = Tier::branch,
     .needs_reason = true,
     .by_party = true},
    {.act = "lapse", .from = "agreed", .to = "lapsed", .by_program = true},
};
inline constexpr Table<BookingFacts> bookings{rows, hall_is_free};

inline Capacity capacity(std::int64_t account, std::int64_t person, Tier tier,
                         std::initializer_list<P> permissions) {
    Capacity out{.doer = {AccountId{account}, PersonId{person}}, .tier = tier};
    for (const auto each : permissions) out.permissions.set(static_cast<std::size_t>(each));
    return out;
}

}
