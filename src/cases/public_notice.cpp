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

struct Link {
    NoticeRow notice;
    CaseOnNotice of;  // that case and no other
    policy::Rules rules;
};

/// The notice of a link while its period runs. Refusals: case.notice_unknown (404), case.notice_over (410).
Result<Link> running_notice(store::Read& db, const std::string& token) {
    if (token.size() > 64) return Refusal{"case.notice_unknown"};
    const auto notice = find_notice_by_link(db, {crypto::sha256(token)});
    if (!notice) return Refusal{"case.notice_unknown"};
    if (notice->state != NoticeState::running) return Refusal{"case.notice_over"};
    const auto of_notice = store::Scope::public_notice(notice->case_id);
    Link link{*notice, case_on_notice(db, of_notice, notice->case_id), policy::Rules(db)};
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

/// What somebody typed, so that the form gives it back.
struct Typed {
    std::string name{}, contact{}, content{};
};

/// In characters: in the form's coding Chinese takes nine bytes each, and a stranger's body may have 16 KiB.
constexpr std::size_t content_max = 1500, name_max = 40, contact_max = 60;

std::string line_input(std::string_view id, std::size_t most, const std::string& typed) {
    return fmt::format("<input id=\"{0}\" name=\"{0}\" maxlength=\"{1}\" value=\"{2}\">", id, most,
                       escape_html(typed));
}

/// The form, with a token used once: it is the key of the objection and the proof that we rendered the page.
std::string form(const Words& say, std::string_view token, std::string_view form_token, const Typed& typed) {
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
        field("name", say("姓名（可不填）", "Name (optional)"), line_input("name", name_max, typed.name)),
        field("contact", say("联系方式（可不填）", "How to reach you (optional)"),
              line_input("contact", contact_max, typed.contact)),
        field("content", say("意见内容（必填，不超过1500字）", "What you object to (required, at most 1,500 characters)"),
              // A line break right after the tag is no part of the text.
              fmt::format("<textarea id=\"content\" name=\"content\" rows=\"6\" maxlength=\"{}\" required>\n{}"
                          "</textarea>",
                          content_max, escape_html(typed.content))),
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
                       line(say("公示期", "Period"), time), reasons_of(say, period), form(say, token, form_token, {}));
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

using Saying = std::pair<std::string_view, std::string_view>;
constexpr Saying expired{
    "页面打开超过两小时，为防止冒用未予登记。您填写的内容都在下面，请核对后再次提交；如先前已提交成功，不必重复。",
    "The page was open for more than two hours and, for safety, nothing was recorded. What you wrote is below: "
    "look it over and send it again, unless it was received before."};
constexpr Saying sent_twice{
    "您先前提交的意见已经登记，这一次没有重复登记。如果要补充别的意见，请在下面修改后提交；否则可以关闭页面。",
    "What you sent before is recorded; this second sending was not recorded again. To add something else, change the "
    "text below and send it; otherwise close the page."};
constexpr Saying too_many{
    "该公示一小时内收到的意见较多，这一次没有登记。您填写的内容都在下面，请稍后再提交，或以书面、电话方式反映。",
    "This notice received many objections within the hour; this one was not recorded. What you wrote is below: send it "
    "later, or write or call."};
constexpr Saying wrong_length{
    "没有登记：意见内容应为2至1500字，姓名不超过40字，联系方式不超过60字。您填写的内容都在下面，请修改后再提交。",
    "Not recorded: the objection has 2 to 1,500 characters, the name at most 40, the way to reach you at most 60. What "
    "you wrote is below: change it and send it again."};

/// Nothing is lost of what somebody typed: why it was not recorded, then the form with it under a fresh token.
http::File given_back(store::Read& db, const Words& say, const Link& link, const PublicObjection& ask,
                      const Saying& why) {
    const Typed typed{ask.name.value_or(""), ask.contact.value_or(""), ask.content};
    const auto top = &why == &sent_twice ? say("已收到", "Received") : say("还没有登记", "Not recorded yet");
    return page(say, fmt::format("{}<h1>{}</h1><p role=\"alert\"><strong>{}</strong></p>{}", language_link(say.english),
                                 top, say(why.first, why.second),
                                 form(say, ask.token, make_form_token(db, link.notice.id), typed)));
}

bool is_too_long(const OptionalText& text, std::size_t most) {
    return text && length_in_characters(*text) > most;
}

}

Result<http::File> public_notice(store::Read& db, const Actor&, const PublicNotice& ask) {
    const auto link = TRY(running_notice(db, ask.token));
    const auto say = words_of(ask.lang);
    return page(say, notice_body(db, say, link, ask.token, make_form_token(db, link.notice.id)));
}

Result<http::File> public_objection(store::Write& db, const Actor&, const PublicObjection& ask) {
    const auto link = TRY(running_notice(db, ask.token));
    const auto say = words_of(ask.lang);
    const auto expiry = form_token_expiry(db, link.notice.id, ask.form_token);
    if (!expiry) return given_back(db, say, link, ask, expired);
    if (is_form_token_used(db, {crypto::sha256(ask.form_token)}))
        return given_back(db, say, link, ask, sent_twice);
    if (is_too_long(ask.content, content_max) || is_too_long(ask.name, name_max) ||
        is_too_long(ask.contact, contact_max))
        return given_back(db, say, link, ask, wrong_length);
    const auto allowed = policy::current(db).web_objections_an_hour;
    if (objections_since(db, link.notice.id, {db.now().ms - hour}) >= allowed)
        return given_back(db, say, link, ask, too_many);
    const auto objection = new_objection(
        db, link.notice,
        {.name = ask.name, .contact = ask.contact, .content = ask.content, .channel = ObjectionChannel::web});
    if (!objection) return given_back(db, say, link, ask, wrong_length);
    ensure(use_form_token(db, {crypto::sha256(ask.form_token)}, link.notice.id, *expiry));
    db.insert(*objection);
    db.audit({.action = "objection.public",
              .object_type = "objections",
              .object_id = objection->id.value,
              .organisation_path = objection->organisation_path});
    return page(say, fmt::format("<h1>{}</h1><p>{}</p>", say("已收到", "Received"),
                                 say("您的意见已登记，党支部将在公示期内核查并答复。公示期将顺延至意见答复之后。",
                                     "What you wrote is recorded. The branch investigates it and answers while the "
                                     "notice runs; the notice does not end before the answer.")));
}

}
