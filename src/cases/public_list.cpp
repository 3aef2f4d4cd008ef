#include "cases/public_list.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/html.hpp"
#include "cases/notice_rules.hpp"
#include "cases/store.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

const store::Scope published = store::Scope::system("the policy publishes running notices");
constexpr std::int64_t lines_max = 500;

/// A row of the table; nothing when the notice is not to be seen today.
std::string row_of(store::Read& db, const NoticeRow& notice) {
    const auto period = period_now(db, published, notice);
    if (!page_is_open(period, db.today())) return "";
    const auto row = find_case(db, published, notice.case_id);
    ensure(row.has_value());
    const auto line =
        web_line(people::person_row(db, row->person_id).name.text,
                 access_control::organisation_ref(db, row->branch_id).name, row->proposed_level.value_or(0));
    return fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{} 至 {}</td></tr>", escape_html(line.name),
                       escape_html(line.branch), escape_html(line.level), notice.starts_on.chinese(),
                       period.end.chinese());
}

}

Result<http::File> public_list_under(store::Read& db, const policy::Policy& policy) {
    if (!policy.county_wide_public_list) return Refusal{"case.public_list_off"};
    std::string rows;
    for (const auto& notice : notice_page(db, published, "running", {.size = lines_max}))
        rows += row_of(db, notice);
    const auto body = fmt::format(
        "<h1>困难党员帮扶公示名单</h1>{}",
        rows.empty()
            ? std::string("<p>目前没有正在公示的名单。</p>")
            : fmt::format("<table><thead><tr><th scope=\"col\">姓名</th><th scope=\"col\">所在党支部</th>"
                          "<th scope=\"col\">拟定困难程度</th><th scope=\"col\">公示期</th></tr></thead><tbody>{}"
                          "</tbody></table><p class=\"note\">如有异议，请向所在党支部反映。</p>",
                          rows));
    return http::File{.content_type = "text/html; charset=utf-8", .bytes = html_page("困难党员帮扶公示名单", body)};
}

Result<http::File> public_list(store::Read& db, const Actor&, const AskPublicList&) {
    return public_list_under(db, policy::current(db));
}

}
