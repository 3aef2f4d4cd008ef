#include "desk/routes.hpp"
#include "base/permission.hpp"

namespace desk {
using enum http::verb;
using http::Form;
using http::serve;

std::vector<http::Route> routes(const Sources& sources) {
    // A part may be written to by others; this one is only read.
    const auto home_of = http::serve_prepared_with<gather_todos, home>(const_cast<Sources*>(&sources));
    return {
        {get, "/api/home", Permission::signed_in, home_of},
        {get, "/api/drafts", Permission::signed_in, serve<list_begun>},
        {get, "/api/drafts/{form}", Permission::signed_in, serve<find_draft>},
        {post, "/api/drafts/{form}", Permission::signed_in, serve<save_draft>, Form::draft},
        {post, "/api/drafts/{form}/discard", Permission::signed_in, serve<discard_draft>, Form::draft},
    };
}

}
