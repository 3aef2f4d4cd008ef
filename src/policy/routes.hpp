#pragma once
// The slice's interface for the program that puts all slices together.
#include "http/route.hpp"
#include "policy/policy.hpp"

namespace policy {

struct AskPolicy {};
BOOST_DESCRIBE_STRUCT(AskPolicy, (), ())

/// The policy in force as screens read it, with the last day that the holiday calendar covers.
struct PolicyView : Policy {
    std::optional<Date> calendar_until;
};
BOOST_DESCRIBE_STRUCT(PolicyView, (Policy), (calendar_until))

Result<PolicyView> show_policy(store::Read&, const Actor&, const AskPolicy&);

std::span<const http::Route> routes();
std::span<const http::Sentence> sentences();
std::vector<store::TableInfo> tables();

}
