#include "jobs/routes.hpp"
#include "base/permission.hpp"
#include "jobs/jobs.hpp"

namespace jobs {
using enum http::verb;
using http::serve;
using http::serve_prepared;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {get, "/api/chores", Permission::read_chores, serve<list_chores>},
        {get, "/api/jobs", Permission::signed_in, serve<list_jobs>},
        {get, "/api/jobs/{job}", Permission::signed_in, serve<show_job>},
        {post, "/api/jobs/{job}/cancel", Permission::signed_in, serve<cancel_job>},
        {post, "/api/jobs/{job}/file", Permission::signed_in, serve_prepared<prepare_file, open_file>},
    };
    return table;
}

std::vector<store::TableInfo> tables() {
    return {store::other_table("jobs", true), store::other_table("job_files"), store::other_table("chore_runs")};
}

}
