#include "access/access.hpp"
#include "access/routes.hpp"
#include "access/sessions.hpp"

namespace access_control {
using enum http::verb;
using enum Permission;
using http::Form;
using http::serve;
using http::serve_prepared;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {post, "/api/sign-in", anyone, serve_prepared<check_sign_in, sign_in>, Form::sign_in},
        {post, "/api/sign-out", signed_in, serve<sign_out>, Form::session},
        {get, "/api/session", signed_in, serve<show_me>, Form::session},
        {post, "/api/session/password", signed_in, serve_prepared<prepare_password, change_password>,
         Form::session},
        {get, "/api/sessions", signed_in, serve<own_sessions>},
        {post, "/api/sessions/{session}/end", signed_in, serve<end_session>},
        {get, "/api/organisations", read_organisations, serve<list_organisations>},
        {get, "/api/organisations/search", read_organisations, serve<search_organisations>},
        {post, "/api/organisations", manage_organisations, serve<add_organisation>},
        {post, "/api/organisations/import", manage_organisations, serve<import_organisations>, Form::upload},
        {post, "/api/organisations/{organisation}/rename", manage_organisations, serve<rename_organisation>},
        {get, "/api/accounts", read_accounts, serve<list_accounts>},
        {post, "/api/accounts", manage_accounts, serve_prepared<prepare_account, add_account>},
        {post, "/api/accounts/{account}/rename", manage_accounts, serve<rename_account>},
        {post, "/api/accounts/{account}/deactivate", manage_accounts, serve<deactivate_account>},
        {post, "/api/accounts/{account}/activate", manage_accounts, serve<activate_account>},
        {post, "/api/accounts/{account}/reset-password", manage_accounts,
         serve_prepared<prepare_reset, reset_password>},
        {post, "/api/accounts/{account}/roles", grant_roles_to_accounts, serve<grant_roles>},
        {post, "/api/accounts/{account}/person", grant_roles_to_accounts, serve<link_person>},
        {get, "/api/audit", read_audit, serve<list_audit>},
    };
    return table;
}

std::span<const http::Sentence> sentences() {
    static constexpr http::Sentence all[] = {
        {"access.invalid", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
        {"access.slow_down", 429, "尝试次数过多，请 {0} 秒后再试", "Too many attempts; try again in {0} seconds"},
        {"access.wrong_password", 401, "用户名或密码不正确，请核对后重试",
         "The user name or the password is wrong; check them and try again"},
        {"access.current_wrong", 400, "当前密码不正确", "The current password is wrong"},
        {"access.password_same", 400, "新密码不能与当前密码相同",
         "The new password must differ from the current one"},
        {"access.password_short", 400, "密码至少 15 个字符，可以用一句好记的话",
         "At least 15 characters; a sentence you remember will do"},
        {"access.password_common", 400, "密码太常见，容易被猜到，请换一个",
         "This password is too common; choose another"},
        {"access.password_username", 400, "密码不能包含用户名", "The password must not contain the user name"},
        {"access.session_unknown", 404, "没有这个会话，可能已经退出",
         "There is no such session; it may have ended"},
        {"access.organisation_unknown", 404, "没有这个组织，或不在您的管理范围内",
         "There is no such organisation within your scope"},
        {"access.not_a_branch", 400, "请选择党支部", "Choose a branch"},
        {"access.code_missing", 400, "请填写组织代码（不超过 40 个字符）",
         "Give the organisation's code (40 characters at most)"},
        {"access.code_taken", 409, "组织代码已被使用，请换一个", "This code is taken; choose another"},
        {"access.code_twice", 400, "文件中组织代码重复", "The code stands twice in the file"},
        {"access.name_missing", 400, "请填写名称", "Give a name"},
        {"access.name_taken", 409, "同级已有同名组织，请换一个名称", "A sibling has this name; choose another"},
        {"access.kind_misplaced", 400, "这一类组织不能设在所选上级之下",
         "This kind cannot stand below that parent"},
        {"access.parent_missing", 400, "请选择上级组织", "Choose the parent organisation"},
        {"access.parent_unknown", 400, "找不到上级组织代码", "The parent's code is unknown"},
        {"access.file_encoding", 400, "文件不是 UTF-8 编码，请另存为 CSV UTF-8",
         "The file is not UTF-8; save it as CSV UTF-8"},
        {"access.file_heading", 400, "第一行应为 code,parent_code,name,kind",
         "The first row must be code,parent_code,name,kind"},
        {"access.file_columns", 400, "每行应有四列", "Each row must have four columns"},
        {"access.file_rows", 400, "文件中有错误的行，整个文件未导入", "Some rows are wrong; nothing was imported"},
        {"access.username_invalid", 400, "用户名为 3 至 32 个小写字母、数字或 . _ -",
         "3 to 32 small letters, digits or . _ -"},
        {"access.username_taken", 409, "用户名已被使用，请换一个", "This user name is taken; choose another"},
        {"access.account_unknown", 404, "没有这个账号，或不在您的管理范围内",
         "There is no such account within your scope"},
        {"access.own_account", 403, "不能对自己的账号进行此操作，请由另一位管理员办理",
         "Not on your own account; another administrator must do it"},
        {"access.role_unknown", 400, "没有这个角色：{0}", "There is no role {0}"},
        {"access.role_place", 400, "角色 {0} 不能授予这一级组织的账号",
         "Role {0} cannot stand at this kind of organisation"},
        {"access.roles_incompatible", 400, "角色 {0} 与 {1} 不能由同一账号担任",
         "Roles {0} and {1} cannot be held together"},
    };
    return all;
}

}
