#include "imports/routes.hpp"
#include "base/permission.hpp"
#include "imports/imports.hpp"

namespace imports {
using enum http::verb;
using http::Form;
using http::serve;
using http::serve_prepared;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {post, "/api/imports", Permission::import_ledgers, serve_prepared<prepare_upload, upload_ledger>,
         Form::upload},
        {get, "/api/imports", Permission::read_cases, serve<list_imports>},
        {get, "/api/imports/total", Permission::read_cases, serve<import_total>},
        {get, "/api/import-template", Permission::import_ledgers, serve<ledger_template>},
        {get, "/api/imports/{import}", Permission::read_cases, serve<show_import>},
        {get, "/api/imports/{import}/rows", Permission::import_ledgers, serve<list_rows>},
        {post, "/api/imports/{import}/error-rows", Permission::import_ledgers,
         serve_prepared<prepare_error_rows, give_error_rows>},
        {post, "/api/imports/{import}/commit", Permission::import_ledgers, serve<commit_import>},
        {post, "/api/imports/{import}/cancel", Permission::import_ledgers, serve<cancel_import>},
        {post, "/api/imports/{import}/undo", Permission::import_ledgers, serve_prepared<prepare_undo, undo_import>},
        {post, "/api/imports/{import}/propose-filing", Permission::propose_filing, serve<propose_import_filing>},
        {post, "/api/imports/{import}/confirm-filing", Permission::confirm_filing, serve<confirm_import_filing>},
    };
    return table;
}

}
