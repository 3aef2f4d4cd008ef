#include "access/device_tokens.hpp"
#include <doctest/doctest.h>

using namespace access_control;

TEST_CASE("a browser is known for the accounts that signed in there, and for no other") {
    const crypto::Vault vault(std::string(32, 'k')), another(std::string(32, 'o'));
    const auto first = with_device(vault, "", {7});
    CHECK(device_of(vault, first, {7}).has_value());
    CHECK_FALSE(device_of(vault, first, {70}).has_value());
    CHECK_FALSE(device_of(another, first, {7}).has_value());
    auto forged = first;
    forged.replace(0, 1, "8");
    CHECK_FALSE(device_of(vault, forged, {8}).has_value());
    for (const auto* text : {"", "~", "7", "7.", "7.x.y", "7.x.y.z", "....", "~~~7.~"}) {
        CAPTURE(text);
        CHECK_FALSE(device_of(vault, text, {7}).has_value());
    }
    const auto both = with_device(vault, first, {8});
    CHECK(device_of(vault, both, {8}).has_value());
    CHECK(device_of(vault, both, {7}) == device_of(vault, first, {7}));
    CHECK(device_of(vault, with_device(vault, both, {7}), {7}) !=
          device_of(vault, both, {7}));  // a new one each time
}

TEST_CASE("the eight accounts that signed in last are kept, and nothing that is not ours") {
    const crypto::Vault vault(std::string(32, 'k'));
    std::string cookie = "made.up.token~x";
    for (std::int64_t account = 1; account <= 10; ++account) cookie = with_device(vault, cookie, {account});
    CHECK(cookie.find("made") == std::string::npos);
    CHECK_FALSE(device_of(vault, cookie, {2}).has_value());
    for (std::int64_t account = 3; account <= 10; ++account) CHECK(device_of(vault, cookie, {account}).has_value());
    CHECK(cookie.size() < 1000);
}
