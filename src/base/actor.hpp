#pragma once
// Who asks. Made by the session gate (or by the command line) and only read by rules and use cases.
#include "base/ids.hpp"
#include <bitset>
#include <cstdint>
#include <string>

enum class Permission : std::uint8_t;  // each stands in base/permission.hpp

/// A set of them, with room for every one that may come.
using Permissions = std::bitset<256>;

struct Actor {
    AccountId account;  // 0: the public, or the program itself
    SessionId session;
    std::string name;  // as shown in traces: "王建国"
    OrganisationId organisation;
    std::string organisation_path;  // "/1/14/203/": the subtree it sees
    Permissions permissions;
    PersonId person;   // the account holder's own person record, 0 when none (A-3: nobody on a case of their own)
    std::string csrf;  // bound to the session; sent with every change
    std::string address, device;  // where the request came from; empty on the command line
    std::string device_token;     // what that browser was given when somebody signed in there
    bool may(Permission p) const { return permissions.test(static_cast<std::size_t>(p)); }
};
