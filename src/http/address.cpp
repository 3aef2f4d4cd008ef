#include "http/address.hpp"
#include <arpa/inet.h>
#include <array>

namespace http {

std::string address_group(const std::string& address) {
    in6_addr parts{};
    if (::inet_pton(AF_INET6, address.c_str(), &parts) != 1) return address;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&parts)) {
        ::inet_ntop(AF_INET, &parts.s6_addr[12], text.data(), text.size());
        return text.data();
    }
    for (std::size_t i = 8; i < 16; ++i) parts.s6_addr[i] = 0;
    ::inet_ntop(AF_INET6, &parts, text.data(), text.size());
    return std::string(text.data()) + "/64";
}

}
