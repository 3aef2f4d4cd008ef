#pragma once
// Somebody at work over the interface: signs in, asks, tells.
#include "bench/client.hpp"
#include <boost/json.hpp>

namespace bench {

/// Somebody who is signed in.
struct Office {
    std::string token, csrf;
};

/// Sends the whole text of a request and gives its answer.
using Asking = std::function<Answer(const std::string& request)>;
Asking asking(std::uint16_t port);

/// The password of every account of the demo county.
inline constexpr const char* demo_password = "qingyuan-demo-2026";

std::string get_request(const std::string& target, const std::string& token);
/// `more`: header lines, each with its end.
std::string post_request(const std::string& target, const std::string& body, const std::string& more,
                         const std::string& type = "application/json");
std::string sign_in_request(const std::string& username, const std::string& password = demo_password);

Office sign_in(std::uint16_t port, const std::string& username, const std::string& password = demo_password);
/// Somebody who has their first password still: signs in, chooses the demo county's and signs in with it.
Office sign_in_first(std::uint16_t port, const std::string& username, const std::string& first_password);
/// Header lines of a change, under a new key each time.
std::string change_headers(const Office&);
/// GET, 200 or it throws.
boost::json::value asked(const Asking&, const std::string& target, const std::string& token);
boost::json::value asked(std::uint16_t port, const std::string& target, const std::string& token);
/// POST, 200 or it throws.
Answer told(const Asking&, const Office&, const std::string& target, const std::string& body,
            const std::string& type = "application/json");
Answer told(std::uint16_t port, const Office&, const std::string& target, const std::string& body,
            const std::string& type = "application/json");

std::string id_of(const boost::json::value& row);
/// A case of a list as an item of a decision: approved.
std::string approved(const boost::json::value& row);
/// A whole file; throws when there is none.
std::string read_file(const std::string& path);

}
