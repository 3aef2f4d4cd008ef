// Replies are compressed where that tells nobody anything.
#include "app/slices.hpp"
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace {

/// Whether the described reply has a member of the name, at any depth.
bool carries(const http::Route& route, std::string_view name) {
    http::Schemas schemas;
    http::Operation operation;
    route.handler.describe(schemas, operation);
    auto text = boost::json::serialize(operation.reply);
    for (const auto& [type, schema] : schemas.named) text += boost::json::serialize(schema);
    return text.find("\"" + std::string(name) + "\"") != std::string::npos;
}

}

TEST_CASE("no reply with a token or a password made for somebody is of a form that is compressed") {
    std::vector<std::string_view> with_secret;
    for (const auto& route : app::routes())
        for (const auto* secret : {"csrf", "first_password", "token", "form_token", "recovery_key"}) {
            if (route.form == http::Form::page || !carries(route, secret)) continue;
            CAPTURE(route.path);
            CHECK((route.form == http::Form::session || route.form == http::Form::sign_in ||
                   route.form == http::Form::secret));
            with_secret.push_back(route.path);
        }
    for (const auto* known :
         {"/api/sign-in", "/api/session", "/api/accounts", "/api/accounts/{account}/reset-password"})
        CHECK(std::find(with_secret.begin(), with_secret.end(), known) != with_secret.end());
}
