#include "papers/papers.hpp"
#include "base/issues.hpp"
#include "base/text.hpp"
#include "documents/documents.hpp"
#include "papers/store.hpp"
#include "store/records.hpp"

namespace papers {

namespace {

constexpr std::size_t name_most = 120, place_most = 100;

Refusal at_upload(std::string code, std::vector<std::string> details = {}) {
    return {code, {{"upload", code}}, std::move(details)};
}

/// A file that is neither empty nor over the size.
Result<Done> require_size(std::size_t size, std::int64_t most) {
    if (size == 0) return at_upload("paper.empty");
    if (size > static_cast<std::size_t>(most)) return at_upload("paper.too_large", {std::to_string(most >> 20)});
    return Done{};
}

/// What is said of it: a name, and for a photograph a day that has been.
Result<Done> require_statements(const StatedPaper& stated, Date today) {
    Issues issues;
    const auto name = trim(stated.name);
    if (name.empty() || length_in_characters(name) > name_most) issues.add("name", "paper.name");
    if (stated.taken_on && *stated.taken_on > today) issues.add("taken_on", "paper.taken_later");
    if (stated.place && length_in_characters(*stated.place) > place_most) issues.add("place", "text.too_long");
    return issues.verdict("paper.invalid");
}

/// What is kept of an upload that can be opened; the refusal names the file.
Result<documents::CheckedPaper> checked(const std::string& content, documents::RecentPapers* recent) {
    auto paper = documents::check_paper_in_child(content, recent);
    if (paper) return paper;
    return at_upload(std::move(paper).error().code);
}

}

Result<PreparedPaper> prepare(store::Read& db, const Actor& actor, const Owner& owner, const StatedPaper& stated,
                              const std::string& bytes, std::int64_t bytes_max, documents::RecentPapers* recent) {
    TRY(require_size(bytes.size(), bytes_max));
    if (documents::paper_type(bytes).empty()) return at_upload("paper.type");
    TRY(require_statements(stated, db.today()));
    const auto [type, content] = TRY(checked(bytes, recent));
    const PaperId id{db.new_id()};
    PreparedPaper out{{.id = id,
                       .owner_kind = std::string(owner.kind),
                       .owner_id = owner.id,
                       .kind = stated.kind,
                       .name = store::seal<&PaperRow::name>(db, id, trim(stated.name)),
                       .content_type = type,
                       .size = static_cast<std::int64_t>(content.size()),
                       .sha256 = {crypto::sha256(content)},
                       .taken_on = stated.taken_on,
                       .account_id = actor.account,
                       .actor_name = actor.name},
                      {db.vault().seal(content_column, id.value, content)}};
    if (stated.place && !trim(*stated.place).empty()) out.row.place = store::Personal{trim(*stated.place)};
    out.row.content_hash = {crypto::sha256(out.content.bytes)};
    return out;
}

Result<PaperRow> add_paper(store::Write& db, const PreparedPaper& prepared) {
    auto row = prepared.row;
    if (stands(db, row)) return at_upload("paper.already");
    row.uploaded_at = db.now();
    db.insert(row);
    keep_content(db, row.id, prepared.content);
    return row;
}

Result<PaperRow> remove_paper(store::Write& db, PaperRow row, std::int64_t version, const std::string& reason) {
    TRY(require_version(version, row.version));
    row.removed_because = TRY(given_reason(reason, "paper.invalid"));
    row.removed = true;
    db.update(row);
    return row;
}

Result<PaperRow> find(store::Read& db, const store::Scope& scope, PaperId id) {
    auto row = store::find<PaperRow>(db, scope, id);
    if (!row || row->removed) return Refusal{"paper.unknown"};
    return *std::move(row);
}

http::File open(store::Read& db, const PaperRow& row) {
    const auto sealed = find_content(db, row.id);
    ensure(sealed.has_value());
    http::File file{.content_type = row.content_type,
                    .name = name_of(db, row),
                    .bytes = db.vault().open(content_column, row.id.value, sealed->bytes)};
    ensure(crypto::sha256(file.bytes) == row.sha256.bytes);
    return file;
}

std::string name_of(store::Read& db, const PaperRow& row) { return store::open<&PaperRow::name>(db, row); }

}
