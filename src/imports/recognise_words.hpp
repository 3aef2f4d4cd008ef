#pragma once
// What a column's heading means, in the free wording of offices. Headings are matched by words, never by place; a
// heading
// that could mean two things gives the weaker meaning or none, so that its column is shown as not read.
#include <string>
#include <string_view>

namespace imports {

/// A heading over one column: its own words without brackets, what stood in brackets, and the words of the group
/// above it.
struct Heading {
    std::string text{}, hint{}, group{};
};

/// A heading from the header cells over one column, top to bottom.
Heading make_heading(std::string_view own, std::string_view group);

/// A field of the ledger ("name", "id", … or "member.name"; "kind" may be level or cause, which its content
/// decides; "" for none). `rank` orders headings for one field: the lowest is meant.
struct Meaning {
    std::string field{};
    int rank = 0;
};

Meaning meaning_of(const Heading& heading);

/// The meaning on a sheet of household members: head_id, head_name, name, relation, id, sex, birth, health, labour,
/// occupation; "" for none.
std::string member_meaning_of(const Heading& heading);

/// Amounts under this heading are in ten thousand yuan, or by the month.
bool in_ten_thousands(const Heading& heading);
bool by_month(const Heading& heading);

}
