#include "cases/public_list.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/notice_rules.hpp"
#include "cases/store.hpp"
#include "http/html.hpp"
#include <array>
#include <fmt/format.h>

namespace cases {

using http::escape_html;
using http::html_page;
using http::language_link;

namespace {

const store::Scope published = store::Scope::system(store::SystemReason::published_notices);
constexpr std::int64_t lines_max = 500;

/// A row of the table.
std::string row_of(const NoticeRow& notice, const Period& period, const WebLine& line, bool english) {
    const auto time = english ? notice.starts_on.english() + " to " + period.end.english()
                              : notice.starts_on.chinese() + " 至 " + period.end.chinese();
    return fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", escape_html(line.name),
                       escape_html(line.branch), escape_html(line.level), time);
}

/// The notices that are to be seen today.
std::string rows_of(store::Read& db, bool english) {
    const auto notices = notice_page(db, published, "running", {.size = lines_max});
    const auto cases = cases_on_notice(db, published, store::ids_of(notices, &NoticeRow::case_id));
    store::IdList persons, branches;
    for (const auto& [id, each] : cases) persons.add(each.row.person_id), branches.add(each.row.branch_id);
    const auto names = people::people_among(db, persons);
    const auto places = access_control::organisation_refs(db, branches);
    const policy::Rules rules(db);
    std::string out;
    for (const auto& notice : notices) {
        const auto& of = cases.at(notice.case_id);
        const auto period = period_now(of, notice, rules);
        if (!page_is_open(period, rules.today())) continue;
        const auto line = web_line(names.at(of.row.person_id).name.text, places.at(of.row.branch_id).name,
                                   of.row.proposed_level.value_or(0), english);
        out += row_of(notice, period, line, english);
    }
    return out;
}

std::string table_of(const std::string& rows, bool english) {
    std::string head;
    for (const auto* heading : english ? std::array{"Name", "Party branch", "Proposed level of hardship", "Period"}
                                       : std::array{"姓名", "所在党支部", "拟定困难程度", "公示期"})
        head += fmt::format("<th scope=\"col\">{}</th>", heading);
    return fmt::format("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table><p class=\"note\">{}</p>", head,
                       rows, english ? "Who objects tells the party branch." : "如有异议，请向所在党支部反映。");
}

}

Result<http::File> public_list_under(store::Read& db, const policy::Policy& policy, bool english) {
    if (!policy.county_wide_public_list) return Refusal{"case.public_list_off"};
    const auto rows = rows_of(db, english);
    const std::string_view title = english ? "Running public notices of assistance" : "困难党员帮扶公示名单";
    const std::string_view none = english ? "<p>No notice runs at present.</p>" : "<p>目前没有正在公示的名单。</p>";
    const auto body = fmt::format("{}<h1>{}</h1>{}", language_link(english), title,
                                  rows.empty() ? std::string(none) : table_of(rows, english));
    return http::File{.content_type = "text/html; charset=utf-8", .bytes = html_page(title, body, english)};
}

Result<http::File> public_list(store::Read& db, const Actor&, const AskPublicList& ask) {
    return public_list_under(db, policy::current(db), ask.lang == "en");
}

}
