#pragma once
// What an act on a person's record answers.
#include "base/described.hpp"
#include <string>
#include <vector>

namespace people {

/// A doubt that does not stop the record: the user sees it and may go on.
struct Warning {
    std::string field, code, message, message_en;
    bool operator==(const Warning&) const = default;
};
BOOST_DESCRIBE_STRUCT(Warning, (), (field, code, message, message_en))

struct Edited {
    std::int64_t version = 0;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(Edited, (), (version, warnings))

}
