// The page behind a notice's link: plain HTML, no script, nothing of the person but 张*, branch and proposed level.
#include "base/text.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/html.hpp"
#include "cases/notice_rules.hpp"
#include "cases/notices.hpp"
#include "cases/store.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

constexpr std::int64_t hour = std::int64_t{3600} * 1000;
constexpr std::string_view title_zh = "困难党员帮扶公示", title_en = "Public notice of assistance";

const store::Scope by_link = store::Scope::system("whoever holds a notice's link may read it");

struct Link {
    NoticeRow notice;
    CaseOnNotice of;
    policy::Rules rules;
};

/// The notice of a link while its period runs. Refusals: case.notice_unknown (404), case.notice_over (410).
Result<Link> running_notice(store::Read& db, const std::string& token) {
    if (token.size() > 64) return Refusal{"case.notice_unknown"};
    const auto notice = find_notice_by_link(db, {crypto::sha256(token)});
    if (!notice) return Refusal{"case.notice_unknown"};
    if (notice->state != NoticeState::running) return Refusal{"case.notice_over"};
    Link link{*notice, case_on_notice(db, by_link, notice->case_id), policy::Rules(db)};
    if (!page_is_open(period_now(link.of, link.notice, link.rules), db.today()))
        return Refusal{"case.notice_over"};
    return link;
}

/// The words of the page in one of its languages.
struct Words {
    bool english = false;
    std::string_view operator()(std::string_view zh, std::string_view en) const { return english ? en : zh; }
    std::string day(Date date) const { return english ? date.english() : date.chinese(); }
};

Words words_of(const OptionalText& lang) { return {lang == "en"}; }

std::string field(std::string_view id, std::string_view label, std::string_view input) {
    return fmt::format("<p><label for=\"{}\">{}</label>{}</p>", id, label, input);
}

/// The form, with a token used once: it is the key of the objection and the proof that we rendered the page.
std::string form(const Words& say, std::string_view token, std::string_view form_token) {
    return fmt::format(
        "<h2>{}</h2><p>{}</p>"
        "<form method=\"post\" action=\"/public/notices/{}/objections?lang={}\">"
        "<input type=\"hidden\" name=\"form_token\" value=\"{}\">"
        "{}{}{}<p><button type=\"submit\">{}</button></p></form>",
        say("反映意见", "Object or comment"),
        say("公示期间如有异议，请如实填写。可以不留姓名；留下联系方式便于答复。",
            "While the notice runs, write truthfully what you object to. You need not give your name; with a way"
            " to reach you we can answer."),
        escape_html(token), say("zh", "en"), escape_html(form_token),
        field("name", say("姓名（可不填）", "Name (optional)"),
              "<input id=\"name\" name=\"name\" maxlength=\"40\" autocomplete=\"name\">"),
        field("contact", say("联系方式（可不填）", "How to reach you (optional)"),
              "<input id=\"contact\" name=\"contact\" maxlength=\"60\">"),
        field("content", say("意见内容（必填）", "What you object to (required)"),
              "<textarea id=\"content\" name=\"content\" rows=\"6\" maxlength=\"2000\" required></textarea>"),
        say("提交", "Send"));
}

/// Why the period ends on the day it does: holidays, an objection.
std::string reasons_of(const Words& say, const Period& period) {
    std::string out;
    for (const auto& reason : period.reasons)
        out += fmt::format("<p class=\"note\">{}</p>", escape_html(say(reason.zh, reason.en)));
    return out;
}

std::string notice_body(store::Read& db, const Words& say, const Link& link, std::string_view token,
                        std::string_view form_token) {
    const auto shown = web_line(people::person_row(db, link.of.row.person_id).name.text,
                                access_control::organisation_ref(db, link.of.row.branch_id).name,
                                link.of.row.proposed_level.value_or(0), say.english);
    const auto period = period_now(link.of, link.notice, link.rules);
    const auto line = [](std::string_view term, std::string_view text) {
        return fmt::format("<dt>{}</dt><dd>{}</dd>", term, text);
    };
    const auto time = fmt::format(
        fmt::runtime(say("{} 至 {}（{}）", "{} to {} ({})")), say.day(link.notice.starts_on), say.day(period.end),
        days_in_words(link.notice.working_days,
                      link.rules.of_version(link.of.row.policy_version).notice_day_count, say.english));
    return fmt::format("{}<h1>{}</h1><p class=\"note\">{} {}</p><dl>{}{}{}{}</dl>{}{}", language_link(say.english),
                       say(title_zh, title_en), say("公示编号", "Notice"), escape_html(link.notice.number),
                       line(say("姓名", "Name"), escape_html(shown.name)),
                       line(say("所在党支部", "Party branch"), escape_html(shown.branch)),
                       line(say("拟定困难程度", "Proposed level of hardship"), escape_html(shown.level)),
                       line(say("公示期", "Period"), time), reasons_of(say, period), form(say, token, form_token));
}

/// "<expiry>.<nonce>.<mac>": nothing is kept of it until it is used.
std::string make_form_token(store::Read& db, NoticeId notice) {
    const auto head = fmt::format("{}.{}", db.now().ms + 2 * hour, crypto::random_token(12));
    return head + "." + db.vault().bound_token("public objection", fmt::format("{}.{}", notice.value, head));
}

/// When a token of ours for this notice expires; nothing when it is not ours or is past that.
std::optional<Time> form_token_expiry(store::Read& db, NoticeId notice, std::string_view token) {
    const auto cut = token.rfind('.');
    if (cut == std::string_view::npos || token.size() > 300) return std::nullopt;
    const auto head = std::string(token.substr(0, cut));
    const auto right = db.vault().bound_token("public objection", fmt::format("{}.{}", notice.value, head));
    if (!crypto::same(token.substr(cut + 1), right)) return std::nullopt;
    const Time expiry{std::strtoll(head.c_str(), nullptr, 10)};
    return expiry < db.now() ? std::nullopt : std::optional(expiry);
}

http::File page(const Words& say, const std::string& body) {
    return {.content_type = "text/html; charset=utf-8",
            .bytes = html_page(say(title_zh, title_en), body, say.english)};
}

}

Result<http::File> public_notice(store::Read& db, const Actor&, const PublicNotice& ask) {
    const auto link = TRY(running_notice(db, ask.token));
    const auto say = words_of(ask.lang);
    return page(say, notice_body(db, say, link, ask.token, make_form_token(db, link.notice.id)));
}

Result<http::File> public_objection(store::Write& db, const Actor&, const PublicObjection& ask) {
    const auto link = TRY(running_notice(db, ask.token));
    const auto expiry = form_token_expiry(db, link.notice.id, ask.form_token);
    if (!expiry || !use_form_token(db, {crypto::sha256(ask.form_token)}, link.notice.id, *expiry))
        return Refusal{"case.form_expired"};
    const auto allowed = policy::current(db).web_objections_an_hour;
    if (objections_since(db, link.notice.id, {db.now().ms - hour}) >= allowed)
        return Refusal{"case.too_many_objections"};
    const auto objection = TRY(new_objection(
        db, link.notice,
        {.name = ask.name, .contact = ask.contact, .content = ask.content, .channel = ObjectionChannel::web}));
    db.insert(objection);
    db.audit({.action = "objection.public",
              .object_type = "objections",
              .object_id = objection.id.value,
              .organisation_path = objection.organisation_path});
    const auto say = words_of(ask.lang);
    return page(say, fmt::format("<h1>{}</h1><p>{}</p>", say("已收到", "Received"),
                                 say("您的意见已登记，党支部将在公示期内核查并答复。公示期将顺延至意见答复之后。",
                                     "What you wrote is recorded. The branch investigates it and answers while the "
                                     "notice runs; the notice does not end before the answer.")));
}

}
