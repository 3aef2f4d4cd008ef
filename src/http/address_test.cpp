#include "http/address.hpp"
#include <doctest/doctest.h>

TEST_CASE("an IPv6 visitor is counted by the network that is his, an IPv4 visitor by his address") {
    struct Row {
        const char *address, *group;
    };
    const Row rows[] = {
        {"203.0.113.9", "203.0.113.9"},
        {"::ffff:203.0.113.9", "203.0.113.9"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
        {"2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"},
        {"2001:db8:1:3::1", "2001:db8:1:3::/64"},
        {"::1", "::/64"},
        {"no address", "no address"},
        {"", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.address);
        CHECK(http::address_group(row.address) == row.group);
    }
}
