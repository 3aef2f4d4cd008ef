// Papers and photographs of a case: typed by their content, opened once, sealed, stored in the database. Checking,
// sealing, opening and hashing megabytes is done on the pool; the writer keeps what was prepared and logs.
#include "base/issues.hpp"
#include "base/permission.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "cases/cases.hpp"
#include "cases/facts.hpp"
#include "cases/store.hpp"
#include "cases/views.hpp"
#include "documents/documents.hpp"
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

/// A file that is neither empty nor over the policy's size.
Result<Done> require_size(const policy::Policy& policy, std::size_t size) {
    if (size == 0) return Refusal{"case.attachment_empty", {{"upload", "case.attachment_empty"}}};
    if (size <= static_cast<std::size_t>(policy.attachment_bytes_max)) return Done{};
    return Refusal{"case.attachment_too_large",
                   {{"upload", "case.attachment_too_large"}},
                   {std::to_string(policy.attachment_bytes_max >> 20)}};
}

/// Room for one more: what was removed does not count, and no number of papers keeps out the minutes or the
/// photograph of a later step, each kind of which is counted by itself. Asked again where it is recorded, since
/// others upload too.
Result<Done> require_room(store::Read& db, const policy::Policy& policy, CaseId id, const std::string& kind) {
    std::int64_t there = 0;
    for (const auto& each : count_attachments(db, id))
        if (is_proof(kind) ? each.kind == kind : !is_proof(each.kind)) there += each.files;
    if (there < policy.attachments_max) return Done{};
    return Refusal{"case.attachments_full", {}, {std::to_string(policy.attachments_max)}};
}

/// What is kept of an upload that can be opened; the refusal names the file.
Result<documents::CheckedPaper> checked_paper(const std::string& content, documents::RecentPapers* recent) {
    auto paper = documents::check_paper_in_child(content, recent);
    if (paper) return paper;
    auto refusal = std::move(paper).error();
    if (refusal.code == "paper.type") refusal.code = "case.attachment_type";
    refusal.fields = {{"upload", refusal.code}};
    return refusal;
}
}

Result<PreparedAttachment> prepare_attachment(store::Read& db, const Actor& actor, const AddAttachment& ask,
                                              documents::RecentPapers* recent) {
    const auto row = TRY(case_in_scope(db, actor, ask.id));
    const auto policy = policy::current(db);
    TRY(require_size(policy, ask.upload.bytes.size()));
    if (documents::paper_type(ask.upload.bytes).empty())
        return Refusal{"case.attachment_type", {{"upload", "case.attachment_type"}}};
    if (!is_kind(policy, ask.kind)) return Refusal{"case.invalid", {{"kind", "case.attachment_kind"}}};
    TRY(require_own_step(actor, ask.kind));
    const auto name = trim(ask.name);
    if (name.empty() || length_in_characters(name) > 120)
        return Refusal{"case.invalid", {{"name", "case.attachment_name"}}};
    TRY(require_room(db, policy, row.id, ask.kind));
    const auto [type, content] = TRY(checked_paper(ask.upload.bytes, recent));
    const AttachmentId id{db.new_id()};
    store::Sealed sealed{db.vault().seal("attachments.content", id.value, content)};
    const auto content_hash = crypto::sha256(sealed.bytes);
    return PreparedAttachment{
        {.id = ask.id, .kind = ask.kind, .name = name},
        AttachmentRow{.id = id,
                      .case_id = row.id,
                      .organisation_path = row.organisation_path,
                      .kind = ask.kind,
                      .content_type = type,
                      .size = static_cast<std::int64_t>(content.size()),
                      .sha256 = {crypto::sha256(content)},
                      .account_id = actor.account,
                      .actor_name = actor.name,
                      .sealed_name = store::Sealed{db.vault().seal("attachments.sealed_name", id.value, name)},
                      .content_hash = {content_hash}},
        std::move(sealed)};
}

Result<AddedAttachment> add_attachment(store::Write& db, const Actor& actor, const PreparedAttachment& prepared) {
    const auto row = TRY(case_in_scope(db, actor, prepared.ask.id));
    TRY(require_not_own(db, actor, row.person_id));
    TRY(require_open(row));
    TRY(require_room(db, policy::current(db), row.id, prepared.ask.kind));
    AttachmentRow attachment = prepared.row;
    attachment.uploaded_at = db.now();
    db.insert(attachment);
    keep_content(db, attachment.id, prepared.content);
    db.audit({.action = "case.attach",
              .object_type = "attachments",
              .object_id = attachment.id.value,
              .organisation_path = row.organisation_path,
              .note = attachment.kind});
    return AddedAttachment{attachment.id};
}

Result<Done> remove_attachment(store::Write& db, const Actor& actor, const RemoveAttachment& ask) {
    auto attachment = find_attachment(db, access_control::scope_of(actor), ask.attachment);
    if (!attachment) return Refusal{"case.attachment_unknown"};
    TRY(require_version(ask.version, attachment->version));
    const auto row = TRY(case_in_scope(db, actor, attachment->case_id));
    TRY(require_not_own(db, actor, row.person_id));
    TRY(require_editable(row));
    const auto reason = TRY(given_reason(ask.reason, "case.invalid"));
    attachment->removed = true;
    db.update(*attachment);
    db.audit({.action = "case.detach",
              .object_type = "attachments",
              .object_id = attachment->id.value,
              .organisation_path = row.organisation_path,
              .note = reason});
    return Done{};
}

Result<OpenedAttachment> prepare_opening(store::Read& db, const Actor& actor, const OpenAttachment& ask) {
    const auto attachment = find_attachment(db, access_control::scope_of(actor), ask.attachment);
    if (!attachment) return Refusal{"case.attachment_unknown"};
    const auto sealed = find_content(db, attachment->id);
    ensure(sealed.has_value());
    OpenedAttachment out{attachment->id,
                         {.content_type = attachment->content_type,
                          .name = name_of(db, *attachment),
                          .bytes = db.vault().open("attachments.content", attachment->id.value, sealed->bytes)}};
    ensure(crypto::sha256(out.file.bytes) == attachment->sha256.bytes);
    return out;
}

Result<http::File> open_attachment(store::Write& db, const Actor& actor, const OpenedAttachment& opened) {
    const auto attachment = find_attachment(db, access_control::scope_of(actor), opened.attachment);
    if (!attachment) return Refusal{"case.attachment_unknown"};
    db.audit({.action = "case.attachment_open",
              .object_type = "attachments",
              .object_id = attachment->id.value,
              .organisation_path = attachment->organisation_path});
    return opened.file;
}

}
