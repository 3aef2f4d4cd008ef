#pragma once
// What forms can tell of an application's fields; the routes describe them with it.
#include "base/field_rules.hpp"
#include "cases/applications.hpp"

namespace cases {

inline std::vector<FieldRule> field_rules_of(std::type_identity<Cause>) {
    return {{.field = "code", .codes = "cause"}};
}

}
