// Papers of a case on the register: which there are, by which version of the case, who may issue and draw them.
#include "base/permission.hpp"
#include "cases/advance.hpp"
#include "cases/facts.hpp"
#include "cases/print.hpp"
#include "cases/print_routes.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include <fmt/format.h>

namespace cases {

namespace {

/// What of a case a paper tells: rows by id and version, which stay as they are over new versions of the program.
class Told {
public:
    template <store::Record R>
    void add(const R& row) {
        text_ += fmt::format("{} {} {}\n", R::table, row.id.value, row.version);
    }
    template <store::Record R>
    void add(const std::vector<R>& rows) {
        for (const auto& row : rows) add(row);
    }
    void add(std::string_view name, std::string_view value) {
        text_ += fmt::format("{} {}:{}\n", name, value.size(), value);
    }
    void add(const people::MemberFile& of) {
        add(of.member);
        add(of.person);
        if (of.household) add(*of.household);
        add(of.places);
        add(of.listed);
        add(of.incomes);
    }
    std::string hash() const { return crypto::sha256(text_); }

private:
    std::string text_{};
};

void add_application(Told& told, const CaseFile& file) {
    told.add(file.row);
    if (file.application) told.add(*file.application);
    told.add(file.causes);
    told.add(file.member);
}

std::string hash_of_form(const CaseFile& file) {
    Told told;
    add_application(told, file);
    told.add(file.assemblies);
    told.add(file.decisions);
    told.add(file.steps);
    told.add(file.notices);
    told.add(file.objections);
    return told.hash();
}

std::string hash_of_card(const CaseFile& file) {
    Told told;
    add_application(told, file);
    for (const auto& paper : file.papers) told.add(paper.kind, std::to_string(paper.id.value));
    return told.hash();
}

/// By what stands on the sheet: that the notice has run its course takes nothing from it.
std::string hash_of_notice(store::Read& db, const CaseFile& file) {
    const auto& notice = file.notices.front();
    Told told;
    told.add("notice", std::to_string(notice.id.value));
    told.add("start", notice.starts_on.iso());
    told.add("end", period_now(file, notice, policy::Rules(db)).end.iso());
    told.add("place", notice.place);
    told.add("phone", notice.contact_phone.value_or(""));
    told.add("name", file.member.person.name.text);
    if (const auto held = assembly_of_notice(file, notice)) told.add(*held);
    told.add(file.causes);
    return told.hash();
}

bool is_decided(const CaseRow& row) {
    return (row.status == Status::on_ledger && row.origin == Origin::application) || row.status == Status::rejected;
}

std::string hash_of_decision(const CaseFile& file) {
    Told told;
    told.add("status", enum_name(file.row.status));
    told.add("level", file.row.level ? std::to_string(*file.row.level) : "");
    told.add("filed_on", file.row.filed_on ? file.row.filed_on->iso() : "");
    told.add("appeals", std::to_string(file.row.appeals));
    told.add("name", file.member.person.name.text);
    told.add("branch", std::to_string(file.row.branch_id.value));
    told.add(file.decisions);
    return told.hash();
}

/// Nothing while the case has nothing for such a paper to tell.
std::optional<std::string> hash_of(store::Read& db, PaperKind kind, const CaseFile& file) {
    switch (kind) {
        case PaperKind::application_form: return hash_of_form(file);
        case PaperKind::household_card: return hash_of_card(file);
        case PaperKind::notice_sheet:
            if (file.notices.empty() || file.notices.front().state == NoticeState::stopped) return std::nullopt;
            return hash_of_notice(db, file);
        case PaperKind::decision_letter:
            if (!is_decided(file.row)) return std::nullopt;
            return hash_of_decision(file);
    }
    return std::nullopt;
}

/// Whoever holds a paper's link is told of that paper's case what it is worth, as of a notice's.
template <PaperKind kind>
std::optional<std::string> hash_now(store::Read& db, std::int64_t object) {
    const CaseId id{object};
    const auto files =
        case_files(db, store::Scope::system(store::SystemReason::notice_link), store::only_id(id));
    const auto found = files.find(id);
    return found == files.end() ? std::nullopt : hash_of(db, kind, found->second);
}

bool holds_right(const Actor& actor, PaperKind kind) {
    switch (kind) {
        case PaperKind::application_form:
        case PaperKind::household_card:
            return actor.may(Permission::file_application) || actor.may(Permission::record_committee) ||
                   actor.may(Permission::propose_filing);
        case PaperKind::notice_sheet: return actor.may(Permission::post_notice);
        case PaperKind::decision_letter:
            return actor.may(Permission::record_committee) || actor.may(Permission::propose_filing);
    }
    return false;
}

bool may_see(store::Read& db, const Actor& actor, std::int64_t object) {
    return find_case(db, access_control::scope_of(actor), {object}).has_value();
}

template <PaperKind kind>
bool may_issue(store::Read& db, const Actor& actor, std::int64_t object) {
    const auto row = find_case(db, access_control::scope_of(actor), {object});
    return row && holds_right(actor, kind) && require_not_own(db, actor, row->person_id).has_value();
}

template <PaperKind kind>
constexpr papers::IssuedKind registered(std::string_view name, std::string_view zh) {
    return {name, "case", zh, hash_now<kind>, may_see, may_issue<kind>};
}

constexpr PaperKind all_kinds[] = {PaperKind::application_form, PaperKind::household_card, PaperKind::notice_sheet,
                                   PaperKind::decision_letter};
constexpr papers::IssuedKind kinds[] = {registered<PaperKind::application_form>("application_form", "审批表"),
                                        registered<PaperKind::household_card>("household_card", "户卡"),
                                        registered<PaperKind::notice_sheet>("notice_sheet", "公示"),
                                        registered<PaperKind::decision_letter>("decision_letter", "决定书")};

const papers::IssuedKind& kind_of(PaperKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

papers::ObjectNow case_now(store::Read& db, const CaseFile& file) {
    papers::ObjectNow now{file.row.id.value};
    for (const auto kind : all_kinds) now.versions.emplace_back(&kind_of(kind), hash_of(db, kind, file));
    return now;
}

Result<CaseFile> file_in_scope(store::Read& db, const Actor& actor, CaseId id) {
    auto files = case_files(db, access_control::scope_of(actor), store::only_id(id));
    const auto found = files.find(id);
    if (found == files.end()) return Refusal{"case.unknown"};
    return std::move(found->second);
}

Result<documents::print::Paper> described(store::Read& db, const Actor& actor, const DrawCasePaper& ask,
                                          const CaseFile& file, const Stamp& stamp) {
    if (ask.kind == PaperKind::notice_sheet) {
        auto sheet = TRY(notice_sheet(db, actor, {file.notices.front().id}));
        sheet.link = stamp.number.empty() || sheet.link.empty() ? "" : *ask.origin + sheet.link;
        return notice_paper(sheet, stamp);
    }
    const auto view = TRY(show_case(db, actor, {ask.id}));
    if (ask.kind == PaperKind::application_form) return application_form(view, stamp);
    if (ask.kind == PaperKind::household_card) return household_card(view, stamp);
    return decision_letter(view, stamp);
}

}

papers::Kinds paper_kinds() { return kinds; }

Result<CasePapers> case_papers(store::Read& db, const Actor& actor, const AskCasePapers& ask) {
    const auto file = TRY(file_in_scope(db, actor, ask.id));
    const bool is_own = !require_not_own(db, actor, file.row.person_id);
    const auto now = case_now(db, file);
    CasePapers out;
    for (const auto kind : all_kinds)
        out.kinds.push_back({kind, now.versions[static_cast<std::size_t>(kind)].second.has_value(),
                             !is_own && holds_right(actor, kind)});
    out.issued = papers::issued_of(db, now);
    return out;
}

Result<papers::IssuedPaper> issue_case_paper(store::Write& db, const Actor& actor, const IssueCasePaper& ask) {
    const auto file = TRY(file_in_scope(db, actor, ask.id));
    TRY(require_not_own(db, actor, file.row.person_id));
    if (!holds_right(actor, ask.kind)) return Refusal{"case.paper_forbidden"};
    auto hash = hash_of(db, ask.kind, file);
    if (!hash) return Refusal{"case.paper_not_ready"};
    return papers::issue(db, actor,
                         {.kind = kind_of(ask.kind),
                          .object = ask.id.value,
                          .hash = *std::move(hash),
                          .policy_version = file.row.policy_version});
}

Result<http::File> draw_case_paper(store::Read& db, const Actor& actor, const DrawCasePaper& ask) {
    const auto file = TRY(file_in_scope(db, actor, ask.id));
    if (!hash_of(db, ask.kind, file)) return Refusal{"case.paper_not_ready"};
    Stamp stamp{.day = db.today()};
    std::string name = std::string(kind_of(ask.kind).zh) + "（草稿）";
    if (ask.issued) {
        const auto issued = TRY(papers::issued_paper(db, case_now(db, file), *ask.issued));
        if (issued.kind != kind_of(ask.kind).name) return Refusal{"papers.unknown"};
        if (issued.state != papers::PaperState::genuine) return Refusal{"papers.changed"};
        TRY(papers::check_origin(ask.origin.value_or("")));
        stamp = {issued.issued_at.local_date(), issued.number, *ask.origin + issued.link};
        name = issued.number;
    }
    const auto paper = TRY(described(db, actor, ask, file, stamp));
    auto printed = TRY(documents::print::draw(paper));
    return http::File{.content_type = "application/pdf", .name = name + ".pdf", .bytes = std::move(printed.bytes)};
}

std::vector<http::Route> paper_routes() {
    using enum http::verb;
    return {
        {get, "/api/cases/{id}/papers", Permission::read_cases, http::serve<case_papers>},
        {post, "/api/cases/{id}/papers", Permission::read_cases, http::serve<issue_case_paper>},
        {get, "/api/cases/{id}/paper", Permission::read_cases, http::serve_slow<draw_case_paper>},
    };
}

}
