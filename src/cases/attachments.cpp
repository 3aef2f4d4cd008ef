// Papers and photographs of a case: which kinds it carries, who adds and removes them. Checking, sealing, opening
// and hashing megabytes is done on the pool; the writer keeps what was prepared and logs.
#include "base/permission.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "policy/policy.hpp"

namespace cases {

namespace {

/// What the procedure itself adds while a case stands, each by whoever takes its step.
struct Proof {
    std::string_view kind;
    Permission step;
};
constexpr Proof proofs[] = {{"assembly_minutes", Permission::record_assembly},
                            {"notice_photo", Permission::post_notice},
                            {"committee_minutes", Permission::record_committee},
                            {"objection_evidence", Permission::answer_objection}};

const Proof* find_proof(const std::string& kind) {
    const auto* found =
        std::find_if(std::begin(proofs), std::end(proofs), [&](const Proof& each) { return each.kind == kind; });
    return found == std::end(proofs) ? nullptr : found;
}
bool is_proof(const std::string& kind) { return find_proof(kind) != nullptr; }

/// The committee's minutes are the committee's to add, and so each proof.
Result<Done> require_own_step(const Actor& actor, const std::string& kind) {
    const auto* proof = find_proof(kind);
    if (!proof || actor.permissions.test(static_cast<std::size_t>(proof->step))) return Done{};
    return Refusal{"case.attachment_of_others", {{"kind", "case.attachment_of_others"}}};
}

/// Kinds a case may carry: the policy's papers and the procedure's own proofs.
bool is_kind(const policy::Policy& policy, const std::string& kind) {
    return kind == "other" || is_proof(kind) || policy::is_required_paper(policy, kind);
}

/// Room for one more: what was removed does not count, and no number of papers keeps out the minutes or the
/// photograph of a later step, each kind of which is counted by itself. Asked again where it is recorded, since
/// others upload too.
Result<Done> require_room(store::Read& db, const policy::Policy& policy, CaseId id, const std::string& kind) {
    std::int64_t there = 0;
    for (const auto& each : papers::count(db, {owner_kind, id.value}))
        if (is_proof(kind) ? each.kind == kind : !is_proof(each.kind)) there += each.files;
    if (there < policy.attachments_max) return Done{};
    return Refusal{"case.attachments_full", {}, {std::to_string(policy.attachments_max)}};
}

Result<papers::PaperRow> paper_of_a_case(store::Read& db, const Actor& actor, papers::PaperId id) {
    auto paper = TRY(papers::find(db, access_control::scope_of(actor), id));
    if (paper.owner_kind != owner_kind) return Refusal{"paper.unknown"};
    return paper;
}

/// The paper, and the case within the actor's scope that it belongs to.
struct OfCase {
    papers::PaperRow paper;
    CaseRow row;
};
Result<OfCase> paper_in_scope(store::Read& db, const Actor& actor, papers::PaperId id) {
    auto paper = TRY(paper_of_a_case(db, actor, id));
    auto row = TRY(case_in_scope(db, actor, {paper.owner_id}));
    return OfCase{std::move(paper), std::move(row)};
}

}

Result<PreparedAttachment> prepare_attachment(store::Read& db, const Actor& actor, const AddAttachment& ask,
                                              documents::RecentPapers* recent) {
    const auto row = TRY(case_in_scope(db, actor, ask.id));
    const auto policy = policy::current(db);
    if (!is_kind(policy, ask.kind)) return Refusal{"case.invalid", {{"kind", "case.attachment_kind"}}};
    TRY(require_own_step(actor, ask.kind));
    TRY(require_room(db, policy, row.id, ask.kind));
    return PreparedAttachment{
        row.id, TRY(papers::prepare(db, actor, {owner_kind, row.id.value}, {.kind = ask.kind, .name = ask.name},
                                    ask.upload.bytes, policy.attachment_bytes_max, recent))};
}

Result<AddedAttachment> add_attachment(store::Write& db, const Actor& actor, const PreparedAttachment& prepared) {
    const auto row = TRY(case_in_scope(db, actor, prepared.id));
    TRY(require_not_own(db, actor, row.person_id));
    TRY(require_open(row));
    TRY(require_room(db, policy::current(db), row.id, prepared.paper.row.kind));
    const auto paper = TRY(papers::add_paper(db, prepared.paper));
    store::audit_at(db, row.organisation_path, "case.attach", paper, paper.kind);
    return AddedAttachment{paper.id};
}

Result<Done> remove_attachment(store::Write& db, const Actor& actor, const RemoveAttachment& ask) {
    const auto found = TRY(paper_in_scope(db, actor, ask.attachment));
    TRY(require_not_own(db, actor, found.row.person_id));
    TRY(require_editable(found.row));
    const auto paper = TRY(papers::remove_paper(db, found.paper, ask.version, ask.reason));
    store::audit_at(db, found.row.organisation_path, "case.detach", paper, *paper.removed_because);
    return Done{};
}

Result<OpenedAttachment> prepare_opening(store::Read& db, const Actor& actor, const OpenAttachment& ask) {
    const auto paper = TRY(paper_of_a_case(db, actor, ask.attachment));
    return OpenedAttachment{paper.id, papers::open(db, paper)};
}

Result<http::File> open_attachment(store::Write& db, const Actor& actor, const OpenedAttachment& opened) {
    const auto found = TRY(paper_in_scope(db, actor, opened.attachment));
    store::audit_at(db, found.row.organisation_path, "case.attachment_open", found.paper);
    return opened.file;
}

}
