#include "steps/routes.hpp"
#include "base/permission.hpp"
#include "steps/steps.hpp"

namespace steps {
using enum http::verb;
using http::serve;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {get, "/api/deputies", Permission::read_accounts, serve<list_deputies>},
        {post, "/api/deputies", Permission::grant_roles_to_accounts, serve<name_deputy>},
        {post, "/api/deputies/{deputy}/end", Permission::grant_roles_to_accounts, serve<end_deputy>},
    };
    return table;
}

}
