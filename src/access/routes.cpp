#include "access/access.hpp"
#include "access/field_rules.hpp"
#include "access/routes.hpp"
#include "access/sessions.hpp"
#include "base/permission.hpp"

namespace access_control {
using enum http::verb;
using enum Permission;
using http::Form;
using http::serve;
using http::serve_hashed;
using http::serve_prepared;
using http::serve_slow;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {post, "/api/sign-in", anyone, serve_hashed<check_sign_in, sign_in>, Form::sign_in},
        {post, "/api/sign-out", signed_in, serve<sign_out>, Form::session},
        {get, "/api/session", signed_in, serve<show_me>, Form::session},
        {post, "/api/session/password", signed_in, serve_hashed<prepare_password, change_password>,
         Form::session},
        {get, "/api/sessions", signed_in, serve<own_sessions>},
        {post, "/api/sessions/{session}/end", signed_in, serve<end_session>},
        {get, "/api/organisations", read_organisations, serve<list_organisations>},
        {get, "/api/organisations/search", read_organisations, serve<search_organisations>},
        {post, "/api/organisations", manage_organisations, serve<add_organisation>},
        {post, "/api/organisations/import", manage_organisations,
         serve_prepared<read_organisations_file, import_read_organisations>, Form::upload},
        {post, "/api/organisations/{organisation}/rename", manage_organisations, serve<rename_organisation>},
        {get, "/api/accounts", read_accounts, serve<list_accounts>},
        {get, "/api/accounts/total", read_accounts, serve<account_total>},
        {post, "/api/accounts", manage_accounts, serve_hashed<prepare_account, add_account>,
         Form::secret},
        {post, "/api/accounts/{account}/rename", manage_accounts, serve<rename_account>},
        {post, "/api/accounts/{account}/deactivate", manage_accounts, serve<deactivate_account>},
        {post, "/api/accounts/{account}/activate", manage_accounts, serve<activate_account>},
        {post, "/api/accounts/{account}/reset-password", manage_accounts,
         serve_hashed<prepare_reset, reset_password>, Form::secret},
        {post, "/api/accounts/{account}/roles", grant_roles_to_accounts, serve<grant_roles>},
        {post, "/api/accounts/{account}/person", grant_roles_to_accounts, serve<link_person>},
        {get, "/api/audit", read_audit, serve_slow<list_audit>},
        {get, "/api/audit/total", read_audit, serve_slow<audit_total>},
    };
    return table;
}

}
