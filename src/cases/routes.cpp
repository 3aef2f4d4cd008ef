#include "cases/routes.hpp"
#include "base/permission.hpp"
#include "cases/calendar_preview.hpp"
#include "cases/cases.hpp"
#include "cases/field_rules.hpp"
#include "cases/public_list.hpp"

namespace cases {
using enum http::verb;
using http::Form;
using http::serve;
using http::serve_kept;
using http::serve_prepared;
using http::serve_prepared_with;
using http::serve_slow;

std::vector<http::Route> routes(documents::RecentPapers* recent) {
    return {
        {get, "/api/approvals/total", Permission::read_cases, serve_slow<approval_total>},
        {post, "/api/applications", Permission::file_application, serve<start_application>},
        {post, "/api/cases/{id}/application", Permission::file_application, serve<save_application>},
        {post, "/api/cases/{id}/attachments", Permission::file_application,
         serve_prepared_with<prepare_attachment, add_attachment>(recent), Form::upload},
        {post, "/api/attachments/{attachment}/remove", Permission::file_application, serve<remove_attachment>},
        {post, "/api/attachments/{attachment}/open", Permission::read_cases,
         serve_prepared<prepare_opening, open_attachment>},
        {post, "/api/cases/{id}/submit", Permission::file_application, serve<submit>},
        {post, "/api/cases/{id}/withdraw", Permission::file_application, serve<withdraw>},
        {post, "/api/cases/{id}/appeal", Permission::file_application, serve<appeal>},
        {post, "/api/cases/{id}/remind", Permission::file_application, serve<remind>},
        {post, "/api/cases/{id}/return", Permission::read_cases, serve<send_back>},
        {post, "/api/cases/{id}/reject", Permission::read_cases, serve<reject>},
        {post, "/api/cases/{id}/assembly", Permission::record_assembly, serve<record_assembly>},
        {post, "/api/cases/{id}/notice", Permission::post_notice, serve<post_notice>},
        {post, "/api/cases/committee", Permission::record_committee, serve<record_committee>},
        {post, "/api/cases/committee-confirm", Permission::confirm_committee, serve<confirm_committee>},
        {post, "/api/cases/filing", Permission::propose_filing, serve<propose_filing>},
        {post, "/api/cases/filing-confirm", Permission::confirm_filing, serve<confirm_filing>},
        {get, "/api/notices", Permission::read_cases, serve_slow<list_notices>},
        {get, "/api/notices/total", Permission::read_cases, serve_slow<notice_total>},
        {post, "/api/calendar/preview", Permission::manage_calendar, serve_slow<preview_calendar_year>},
        {get, "/api/notices/{notice}", Permission::read_cases, serve<show_notice>},
        {get, "/api/notices/{notice}/sheet", Permission::read_cases, serve<notice_sheet>},
        {post, "/api/notices/{notice}/correct", Permission::post_notice, serve<correct_notice>},
        {post, "/api/notices/{notice}/close", Permission::post_notice, serve<close_notice>},
        {post, "/api/notices/{notice}/objections", Permission::answer_objection, serve<add_objection>},
        {post, "/api/objections/{objection}/investigate", Permission::answer_objection,
         serve<investigate_objection>},
        {post, "/api/objections/{objection}/answer", Permission::answer_objection, serve<answer_objection>},
        {get, "/public/notices", Permission::anyone, serve_kept<public_list, 60>, Form::page},
        {get, "/public/notices/{token}", Permission::anyone, serve<public_notice>, Form::page},
        {post, "/public/notices/{token}/objections", Permission::anyone, serve<public_objection>, Form::page},
    };
}

std::vector<http::TodoSource> todos() { return {{Permission::read_cases, todos_of}}; }

}
