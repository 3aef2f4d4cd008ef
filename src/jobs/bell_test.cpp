#include "jobs/bell.hpp"
#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using jobs::Bell;
using namespace std::chrono_literals;

namespace {
const auto never = [] { return false; };
}

TEST_CASE("a ring is heard by whoever waits") {
    Bell bell;
    const auto heard = bell.rung();
    std::jthread other([&] { bell.ring(); });
    CHECK(bell.wait(heard, 24h, never));
}

TEST_CASE("a ring between looking and waiting is not missed") {
    Bell bell;
    const auto heard = bell.rung();
    bell.ring();
    CHECK(bell.wait(heard, 24h, never));
}

TEST_CASE("whoever waits for a ring wakes when they shall end, and when the time is over") {
    Bell bell;
    std::atomic<bool> ends = false;
    std::jthread other([&] {
        ends = true;
        bell.wake();
    });
    CHECK_FALSE(bell.wait(bell.rung(), 24h, [&] { return ends.load(); }));
    CHECK_FALSE(bell.wait(bell.rung(), 1ms, never));
}
