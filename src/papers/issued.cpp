#include "papers/issued.hpp"
#include "base/issues.hpp"
#include "http/html.hpp"
#include "papers/issued_store.hpp"
#include "store/among.hpp"
#include "store/records.hpp"
#include <fmt/format.h>

namespace papers {

namespace {

const IssuedKind* kind_of(Kinds kinds, std::string_view name) {
    for (const auto& kind : kinds)
        if (kind.name == name) return &kind;
    return nullptr;
}

IssuedPaper view_of(store::Read& db, std::string_view kind_zh, const IssuedPaperRow& row, PaperState state,
                    const std::string& organisation) {
    return {.id = row.id,
            .version = row.version,
            .kind = row.kind,
            .number = number_in_words(kind_zh, row.year, row.n),
            .state = state,
            .issued_at = row.issued_at,
            .issued_by = row.issued_by,
            .organisation_name = organisation,
            .link = "/public/papers/" + store::open<&IssuedPaperRow::link_token>(db, row),
            .voided_at = row.voided_at,
            .voided_by = row.voided_by,
            .void_reason = row.void_reason};
}

/// Of papers that were just handed out, or are again.
IssuedPaper genuine(store::Read& db, const IssuedKind& kind, const IssuedPaperRow& row) {
    return view_of(db, kind.zh, row, PaperState::genuine,
                   access_control::organisation_ref(db, row.organisation_id).name);
}

void audit(store::Write& db, const Actor& actor, const char* action, const IssuedPaperRow& row) {
    store::audit_at(db, actor.organisation_path, action, row,
                    row.void_reason.value_or(number_in_words(row.kind, row.year, row.n)));
}

}

IssuedPaper issue(store::Write& db, const Actor& actor, const Issue& ask) {
    const std::string kind(ask.kind.name), object(ask.kind.object);
    for (const auto& known : issued_of_object(db, object, ask.object))
        if (known.kind == kind && known.organisation_id == actor.organisation && !known.voided_at &&
            known.object_hash.bytes == ask.hash)
            return genuine(db, ask.kind, known);
    const IssuedPaperId id{db.new_id()};
    const auto token = crypto::random_token(24);
    const std::int64_t year = db.today().year();
    const IssuedPaperRow row{.id = id,
                             .kind = kind,
                             .organisation_id = actor.organisation,
                             .year = year,
                             .n = last_number(db, kind, actor.organisation, year) + 1,
                             .object_kind = object,
                             .object_id = ask.object,
                             .object_hash = {ask.hash},
                             .policy_version = ask.policy_version,
                             .issued_at = db.now(),
                             .account_id = actor.account,
                             .issued_by = actor.name,
                             .link_token = store::seal<&IssuedPaperRow::link_token>(db, id, token),
                             .link_hash = {crypto::sha256(token)}};
    db.insert(row);
    audit(db, actor, "paper.issue", row);
    return genuine(db, ask.kind, row);
}

std::vector<IssuedPaper> issued_of(store::Read& db, const ObjectNow& object) {
    if (object.versions.empty()) return {};
    const auto rows = issued_of_object(db, std::string(object.versions.front().first->object), object.id);
    const auto offices =
        access_control::organisation_refs(db, store::ids_of(rows, &IssuedPaperRow::organisation_id));
    std::vector<IssuedPaper> out;
    for (const auto& row : rows)
        for (const auto& [kind, now] : object.versions)
            if (kind->name == row.kind)
                out.push_back(view_of(db, kind->zh, row,
                                      state_of(row.object_hash.bytes, now, row.voided_at.has_value()),
                                      offices.at(row.organisation_id).name));
    return out;
}

Result<IssuedPaper> issued_paper(store::Read& db, const ObjectNow& object, IssuedPaperId id) {
    for (auto& paper : issued_of(db, object))
        if (paper.id == id) return std::move(paper);
    return Refusal{"papers.unknown"};
}

Result<Voided> void_paper(store::Write& db, const Actor& actor, Kinds kinds, const VoidPaper& ask) {
    auto row = store::find<IssuedPaperRow>(db, ask.paper);
    const auto* kind = row ? kind_of(kinds, row->kind) : nullptr;
    if (!kind || !kind->may_see(db, actor, row->object_id)) return Refusal{"papers.unknown"};
    if (!kind->may_issue(db, actor, row->object_id)) return Refusal{"papers.forbidden"};
    TRY(require_version(ask.version, row->version));
    if (row->voided_at) return Refusal{"papers.voided"};
    row->void_reason = TRY(given_reason(ask.reason, "papers.invalid"));
    row->voided_at = db.now();
    row->voided_by = actor.name;
    db.update(*row);
    audit(db, actor, "paper.void", *row);
    return Voided{row->version};
}

namespace {

struct Saying {
    std::string_view zh, en;
};

Saying heading_of(PaperState state) {
    switch (state) {
        case PaperState::genuine: return {"真实有效", "Genuine"};
        case PaperState::superseded: return {"真实，但已有更新", "Genuine, but superseded"};
        case PaperState::voided: return {"已作废", "Voided"};
    }
    return {};
}

Saying sentence_of(PaperState state) {
    switch (state) {
        case PaperState::genuine:
            return {"这份文书由本系统签发，所载内容至今没有变动。",
                    "It was issued by this system and still holds."};
        case PaperState::superseded:
            return {"这份文书确由本系统签发，签发之后所载内容有变动，请以新的文书为准。",
                    "It was issued by this system; what it tells of has changed since. Ask for a new one."};
        case PaperState::voided:
            return {"这份文书由本系统签发，后经签发单位作废，请不要使用。",
                    "It was issued by this system and voided later by who issued it. Do not use it."};
    }
    return {};
}

}

Result<http::File> public_paper(store::Read& db, Kinds kinds, const AskPublicPaper& ask) {
    if (ask.paper_token.size() > 64) return Refusal{"papers.unknown"};
    const auto row = find_issued_by_link(db, {crypto::sha256(ask.paper_token)});
    if (!row) return Refusal{"papers.unknown"};
    const auto* kind = kind_of(kinds, row->kind);  // what is no longer handed out tells of nothing that stands
    const auto now = kind ? kind->hash_now(db, row->object_id) : std::nullopt;
    const auto state = state_of(row->object_hash.bytes, now, row->voided_at.has_value());
    const bool english = ask.lang == "en";
    const auto say = [&](Saying saying) { return english ? saying.en : saying.zh; };
    const auto day = row->issued_at.local_date();
    const auto title = say({"文书核对", "Check of a paper"});
    const auto body =
        fmt::format("{}<h1>{}</h1><p class=\"note\">{}</p><p>{}</p><dl><dt>{}</dt><dd>{}</dd></dl>",
                    http::language_link(english), say(heading_of(state)), title, say(sentence_of(state)),
                    say({"签发日期", "Issued on"}), english ? day.english() : day.chinese());
    return http::File{.content_type = "text/html; charset=utf-8", .bytes = http::html_page(title, body, english)};
}

}
