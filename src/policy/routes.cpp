#include "policy/routes.hpp"
#include "base/permission.hpp"
#include "policy/calendar_years.hpp"

namespace policy {
using enum http::verb;

Result<PolicyView> show_policy(store::Read& db, const Actor&, const AskPolicy&) {
    return PolicyView{current(db), covered_until(calendar(db))};
}

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {get, "/api/policy", Permission::signed_in, http::serve<show_policy>},
        {get, "/api/calendar", Permission::signed_in, http::serve<show_calendar>},
        {post, "/api/calendar", Permission::manage_calendar, http::serve<load_calendar_year>},
    };
    return table;
}

}
