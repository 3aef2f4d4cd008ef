// The page behind a notice's link: plain HTML, no script, nothing of the person but 张*, branch and proposed level.
#include "base/text.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/notice_rules.hpp"
#include "cases/notices.hpp"
#include "cases/store.hpp"
#include "http/html.hpp"
#include "policy/policy.hpp"
#include <fmt/format.h>

namespace cases {

using http::escape_html;
using http::html_page;
using http::language_link;

namespace {

constexpr std::int64_t hour = std::int64_t{3600} * 1000;
constexpr std::string_view title_zh = "困难党员帮扶公示", title_en = "Public notice of assistance";

struct Link {
    NoticeRow notice;
    CaseOnNotice of;  // that case and no other
    policy::Rules rules;
    Period period;
    bool is_open = false;  // it is shown, and one may object
};

/// The notice of a link. Refusal case.notice_unknown.
Result<Link> notice_of_link(store::Read& db, const std::string& token) {
    if (token.size() > 64) return Refusal{"case.notice_unknown"};
    const auto notice = find_notice_by_link(db, {crypto::sha256(token)});
    if (!notice) return Refusal{"case.notice_unknown"};
    const auto of_notice = store::Scope::public_notice(notice->case_id);
    auto of = case_on_notice(db, of_notice, notice->case_id);
    policy::Rules rules(db);
    auto period = period_now(of, *notice, rules);
    period.end = last_day_of(of, *notice, period.end);
    const bool is_open = notice->state == NoticeState::running && page_is_open(period, db.today());
    return Link{*notice, std::move(of), std::move(rules), std::move(period), is_open};
}

/// A sentence in both languages of the page.
using Saying = std::pair<std::string_view, std::string_view>;

/// The words of the page in one of its languages.
struct Words {
    bool english = false;
    std::string_view operator()(std::string_view zh, std::string_view en) const { return english ? en : zh; }
    std::string_view operator()(const Saying& saying) const { return english ? saying.second : saying.first; }
    std::string day(Date date) const { return english ? date.english() : date.chinese(); }
};

Words words_of(const OptionalText& lang) { return {lang == "en"}; }

/// A field of the form: what is told of it, what is said when it is wrong, and its characters at most. In the
/// form's coding Chinese takes nine bytes each, and a stranger's body may have 16 KiB.
struct Field {
    std::string_view id;
    Saying label, limit;
    std::size_t most;
};
constexpr Field name_field{
    "name", {"姓名（可不填）", "Name (optional)"}, {"不超过40字", "At most 40 characters"}, 40};
constexpr Field contact_field{
    "contact", {"联系方式（可不填）", "How to reach you (optional)"}, {"不超过60字", "At most 60 characters"}, 60};
constexpr Field content_field{
    "content",
    {"意见内容（必填，不超过1500字）", "What you object to (required, at most 1,500 characters)"},
    {"请填写意见内容，2至1500字", "Write what you object to, in 2 to 1,500 characters"},
    1500};

/// What somebody typed, so that the form gives it back, and which field of it is wrong.
struct Typed {
    std::string name{}, contact{}, content{};
    const Field* wrong = nullptr;
};

/// A labelled input, of several lines for the objection itself.
std::string input(const Words& say, const Field& field, const Typed& typed, const std::string& text) {
    const bool is_wrong = typed.wrong == &field;
    const auto note =
        is_wrong ? fmt::format("<span class=\"bad\" id=\"{}-wrong\">{}</span>", field.id, say(field.limit)) : "";
    const auto mark = is_wrong ? fmt::format(" aria-invalid=\"true\" aria-describedby=\"{}-wrong\"", field.id) : "";
    const auto start = fmt::format(
        "<p><label for=\"{0}\">{1}</label>{2}<{3} id=\"{0}\" name=\"{0}\" maxlength=\"{4}\"{5}", field.id,
        say(field.label), note, &field == &content_field ? "textarea" : "input", field.most, mark);
    if (&field != &content_field) return fmt::format("{} value=\"{}\"></p>", start, escape_html(text));
    // A line break right after the tag is no part of the text.
    return fmt::format("{} rows=\"6\" required>\n{}</textarea></p>", start, escape_html(text));
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
        escape_html(token), say("zh", "en"), escape_html(form_token), input(say, name_field, typed, typed.name),
        input(say, contact_field, typed, typed.contact), input(say, content_field, typed, typed.content),
        say("提交", "Send"));
}

std::string line(std::string_view term, std::string_view text) {
    return fmt::format("<dt>{}</dt><dd>{}</dd>", term, text);
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
    const auto time =
        fmt::format(fmt::runtime(say("{} 至 {}（{}）", "{} to {} ({})")), say.day(link.notice.starts_on),
                    say.day(link.period.end),
                    days_in_words(link.notice.working_days,
                                  link.rules.of_version(link.of.row.policy_version).notice_day_count, say.english));
    return fmt::format("{}<h1>{}</h1><p class=\"note\">{} {}</p><dl>{}{}{}{}</dl>{}{}", language_link(say.english),
                       say(title_zh, title_en), say("公示编号", "Notice"), escape_html(link.notice.number),
                       line(say("姓名", "Name"), escape_html(shown.name)),
                       line(say("所在党支部", "Party branch"), escape_html(shown.branch)),
                       line(say("拟定困难程度", "Proposed level of hardship"), escape_html(shown.level)),
                       line(say("公示期", "Period"), time), reasons_of(say, link.period),
                       form(say, token, form_token, {}));
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

/// The head of a page that does not show the notice: what is told, and of which notice.
std::string head(const Words& say, std::string_view heading, const NoticeRow& notice) {
    return fmt::format("<h1>{}</h1><p class=\"note\">{} · {} {}</p>", heading, say(title_zh, title_en),
                       say("公示编号", "Notice"), escape_html(notice.number));
}

/// Why a notice is not shown any more, in a heading and a sentence; {} is the last day of its period.
struct Ending {
    Saying heading, sentence;
};
constexpr Ending over{{"公示已结束", "This notice has ended"},
                      {"公示期已满，内容不再显示。网上反映意见到{}为止。",
                       "Its period is over and it is no longer shown. One could object on this page until {}."}},
    corrected{
        {"公示已更正", "This notice was corrected"},
        {"这份公示有更正，已重新张贴，公示期重新计算。请看党支部公示栏上新的公示，有意见的在新的公示期内反映。",
         "It was corrected and posted anew, and its period began again. What counts is the new notice on the "
         "branch's board; object while that one runs."}},
    stopped{{"公示已停止", "This notice was stopped"},
            {"党支部已停止这次公示，内容不再显示。", "The branch stopped it, and it is no longer shown."}};

const Ending& ending_of(const NoticeRow& notice) {
    if (notice.state == NoticeState::restarted) return corrected;
    return notice.state == NoticeState::stopped ? stopped : over;
}

/// What stands in the place of a notice that is not shown any more: nothing of the person; what came of it and whom
/// to ask. What somebody typed meanwhile is given back, to be copied.
http::File ended(const Words& say, const Link& link, const std::string& typed = {}) {
    const auto& ending = ending_of(link.notice);
    const auto last = say.day(link.period.end);
    const auto why = fmt::format(fmt::runtime(say(ending.sentence)), last);
    std::string time, kept;
    if (&ending == &over)
        time = "<dl>" +
               line(say("公示期", "Period"),
                    fmt::format(fmt::runtime(say("{} 至 {}", "{} to {}")), say.day(link.notice.starts_on), last)) +
               "</dl>";
    if (!typed.empty())
        kept = fmt::format("<p role=\"alert\"><strong>{}</strong></p><p class=\"typed\">{}</p>",
                           say("没有登记您填写的意见。内容在下面，可以抄录后交给党支部。",
                               "What you wrote was not recorded. It stands below: copy it for the branch."),
                           escape_html(typed));
    auto file = page(
        say,
        fmt::format("{}{}{}<p>{}</p>{}<h2>{}</h2><p>{}</p>", typed.empty() ? language_link(say.english) : "",
                    head(say, say(ending.heading), link.notice), kept, why, time,
                    say("还有疑问", "If you have a question"),
                    say("请向张贴公示的党支部提出，书面、电话、当面都可以；也可以向上级党委提出。请说明公示编号。",
                        "Ask the party branch that posted the notice, in writing, by phone or in person, or the "
                        "committee above it. Give the number of the notice.")));
    file.status = 410;
    return file;
}

constexpr Saying expired{
    "页面打开超过两小时，为防止冒用未予登记。您填写的内容都在下面，请核对后再次提交；如先前已提交成功，不必重复。",
    "The page was open for more than two hours and, for safety, nothing was recorded. What you wrote is below: "
    "look it over and send it again, unless it was received before."};
constexpr Saying sent_twice{
    "您先前提交的意见已经登记，这一次没有重复登记。如果要补充别的意见，请在下面修改后提交；否则可以关闭页面。",
    "What you sent before is recorded; this second sending was not recorded again. To add something else, change "
    "the text below and send it; otherwise close the page."};
constexpr Saying too_many{
    "该公示一小时内收到的意见较多，这一次没有登记。您填写的内容都在下面，请稍后再提交，或以书面、电话方式反映。",
    "This notice received many objections within the hour; this one was not recorded. What you wrote is below: "
    "send it later, or write or call."};
constexpr Saying wrong_field{
    "有一处需要修改，这一次没有登记。您填写的内容都在下面，请修改标出的一项后再提交。",
    "Something has to be changed, and nothing was recorded. What you wrote is below: change the field that is "
    "marked and send it again."};

/// Nothing is lost of what somebody typed: why it was not recorded, then the form with it under a fresh token.
http::File given_back(store::Read& db, const Words& say, const Link& link, const PublicObjection& ask,
                      const Saying& why, const Field* wrong = nullptr) {
    const Typed typed{ask.name.value_or(""), ask.contact.value_or(""), ask.content.value_or(""), wrong};
    const auto top = &why == &sent_twice ? say("已收到", "Received") : say("还没有登记", "Not recorded yet");
    return page(say, fmt::format("{}<p role=\"alert\"><strong>{}</strong></p>{}", head(say, top, link.notice),
                                 say(why), form(say, ask.token, make_form_token(db, link.notice.id), typed)));
}

/// The field that cannot be recorded as it was typed.
const Field* wrong_in(const PublicObjection& ask) {
    const auto length = [](const OptionalText& text) { return length_in_characters(trim(text.value_or(""))); };
    if (length(ask.content) < 2 || length(ask.content) > content_field.most) return &content_field;
    if (length(ask.name) > name_field.most) return &name_field;
    return length(ask.contact) > contact_field.most ? &contact_field : nullptr;
}

}

Result<http::File> public_notice(store::Read& db, const Actor&, const PublicNotice& ask) {
    const auto link = TRY(notice_of_link(db, ask.token));
    const auto say = words_of(ask.lang);
    if (!link.is_open) return ended(say, link);
    return page(say, notice_body(db, say, link, ask.token, make_form_token(db, link.notice.id)));
}

Result<http::File> public_objection(store::Write& db, const Actor&, const PublicObjection& ask) {
    const auto link = TRY(notice_of_link(db, ask.token));
    const auto say = words_of(ask.lang);
    if (!link.is_open) return ended(say, link, ask.content.value_or(""));
    const auto expiry = form_token_expiry(db, link.notice.id, ask.form_token);
    if (!expiry) return given_back(db, say, link, ask, expired);
    if (is_form_token_used(db, {crypto::sha256(ask.form_token)})) return given_back(db, say, link, ask, sent_twice);
    if (const auto* wrong = wrong_in(ask)) return given_back(db, say, link, ask, wrong_field, wrong);
    const auto allowed = policy::current(db).web_objections_an_hour;
    if (objections_since(db, link.notice.id, {db.now().ms - hour}) >= allowed)
        return given_back(db, say, link, ask, too_many);
    const auto objection = TRY(new_objection(
        db, link.notice,
        {.name = ask.name, .contact = ask.contact, .content = *ask.content, .channel = ObjectionChannel::web}));
    ensure(use_form_token(db, {crypto::sha256(ask.form_token)}, link.notice.id, *expiry));
    db.insert(objection);
    store::audit_at(db, link.notice.organisation_path, "objection.public", objection);
    return page(say, fmt::format("{}<p>{}</p>", head(say, say("已收到", "Received"), link.notice),
                                 say("您的意见已登记，党支部将在公示期内核查并答复。公示期将顺延至意见答复之后。",
                                     "What you wrote is recorded. The branch investigates it and answers while the "
                                     "notice runs; the notice does not end before the answer.")));
}

}
