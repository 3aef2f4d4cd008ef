#pragma once
// What people of one household are to each other. Each is stated towards its head alone (GB/T 4761); what they are
// to anybody else there follows. Pure.
#include <string>
#include <string_view>

namespace people {

/// Somebody as the household knows them: what they are to its head ("" for the head), and their sex ("1", "2", "").
struct Relative {
    std::string_view relation, sex{};
};

/// What cannot be told from two relations to the head: some relative.
inline constexpr std::string_view other_relative = "97";

/// What `other` is to `viewer`, both living in the household of somebody of that sex; other_relative where it does
/// not follow.
std::string_view relation_between(const Relative& viewer, const Relative& other, std::string_view sex_of_head);

/// What the head is to somebody who is that to the head.
std::string_view relation_of_head(const Relative& viewer, std::string_view sex_of_head);

/// What somebody is to the head of a household who is `stated` to `by`, who is `by.relation` to that head.
std::string_view relation_through(const Relative& by, const Relative& stated, std::string_view sex_of_head);

}
