// Papers and photographs of a case: typed by their content, opened once, sealed, stored in the database.
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

/// What the procedure itself adds while a case stands, each at its step.
bool is_proof(const std::string& kind) {
    constexpr std::string_view proofs[] = {"assembly_minutes", "notice_photo", "committee_minutes",
                                           "objection_evidence"};
    return std::find(std::begin(proofs), std::end(proofs), kind) != std::end(proofs);
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
Result<documents::CheckedPaper> checked_paper(const std::string& content) {
    auto paper = documents::check_paper_in_child(content);
    if (paper) return paper;
    auto refusal = std::move(paper).error();
    if (refusal.code == "paper.type") refusal.code = "case.attachment_type";
    refusal.fields = {{"upload", refusal.code}};
    return refusal;
}

}

Result<PreparedAttachment> prepare_attachment(store::Read& db, const Actor& actor, const AddAttachment& ask) {
    const auto row = TRY(case_in_scope(db, actor, ask.id));
    const auto policy = policy::current(db);
    TRY(require_size(policy, ask.upload.bytes.size()));
    if (documents::paper_type(ask.upload.bytes).empty())
        return Refusal{"case.attachment_type", {{"upload", "case.attachment_type"}}};
    if (!is_kind(policy, ask.kind)) return Refusal{"case.invalid", {{"kind", "case.attachment_kind"}}};
    const auto name = trim(ask.name);
    if (name.empty() || length_in_characters(name) > 120)
        return Refusal{"case.invalid", {{"name", "case.attachment_name"}}};
    TRY(require_room(db, policy, row.id, ask.kind));
    const auto [type, content] = TRY(checked_paper(ask.upload.bytes));
    const AttachmentId id{db.new_id()};
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
                      .content = {db.vault().seal("attachments.content", id.value, content)},
                      .sealed_name = store::Sealed{db.vault().seal("attachments.sealed_name", id.value, name)}}};
}

Result<AddedAttachment> add_attachment(store::Write& db, const Actor& actor, const PreparedAttachment& prepared) {
    const auto row = TRY(case_in_scope(db, actor, prepared.ask.id));
    TRY(require_not_own(db, actor, row.person_id));
    TRY(require_open(row));
    TRY(require_room(db, policy::current(db), row.id, prepared.ask.kind));
    AttachmentRow attachment = prepared.row;
    attachment.uploaded_at = db.now();
    db.insert(attachment);
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
    if (trim(ask.reason).empty()) return Refusal{"case.invalid", {{"reason", "case.reason_missing"}}};
    attachment->removed = true;
    db.update(*attachment);
    db.audit({.action = "case.detach",
              .object_type = "attachments",
              .object_id = attachment->id.value,
              .organisation_path = row.organisation_path,
              .note = trim(ask.reason)});
    return Done{};
}

Result<http::File> open_attachment(store::Write& db, const Actor& actor, const OpenAttachment& ask) {
    const auto attachment = find_attachment(db, access_control::scope_of(actor), ask.attachment);
    if (!attachment) return Refusal{"case.attachment_unknown"};
    db.audit({.action = "case.attachment_open",
              .object_type = "attachments",
              .object_id = attachment->id.value,
              .organisation_path = attachment->organisation_path});
    const auto content = db.vault().open("attachments.content", attachment->id.value, attachment->content.bytes);
    ensure(crypto::sha256(content) == attachment->sha256.bytes);
    return http::File{.content_type = attachment->content_type, .name = name_of(db, *attachment), .bytes = content};
}

}
