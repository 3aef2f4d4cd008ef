#pragma once
// Addresses that stand for one visitor.
#include <string>

namespace http {

/// What is counted together: an IPv4 address by itself, an IPv6 address by its first 64 bits, which any one
/// subscriber has to himself. Other text is given back as it is.
std::string address_group(const std::string& address);

}
