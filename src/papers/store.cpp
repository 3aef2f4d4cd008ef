#include "papers/store.hpp"
#include "papers/routes.hpp"
#include "store/columns.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace papers {

using store::Read;
using store::Scope;
using store::select_scoped;
using store::Write;

namespace {

const Scope& everywhere() {
    static const Scope scope = Scope::system(store::SystemReason::verify);
    return scope;
}
const Scope& rates() {
    static const Scope scope = Scope::system(store::SystemReason::rates);
    return scope;
}

struct ContentRow {
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(ContentRow, (), (content))

}

std::vector<PaperRow> papers_of(Read& db, const Scope& scope, std::string_view owner_kind,
                                const store::IdList& owners) {
    // An id is given once in the county, whichever the table: the kind only says what it is of.
    static const store::Among sql(select_scoped<PaperRow>("t.owner_id IN ({ids}) AND t.removed = 0 ORDER BY t.id"));
    auto rows = store::rows_among<PaperRow>(db, scope, sql, owners);
    std::erase_if(rows, [&](const PaperRow& row) { return row.owner_kind != owner_kind; });
    return rows;
}

bool stands(Read& db, const PaperRow& row) {
    return db.number(rates(),
                     "SELECT count(*) FROM papers t WHERE {scope:t} AND t.owner_kind = $1 AND t.owner_id = $2"
                     " AND t.kind = $3 AND t.sha256 = $4 AND t.removed = 0",
                     row.owner_kind, row.owner_id, row.kind, row.sha256) > 0;
}

std::vector<Count> count(Read& db, const Owner& owner) {
    return db.rows<Count>(rates(),
                          "SELECT t.kind, count(*) AS files FROM papers t WHERE {scope:t} AND t.owner_kind = $1"
                          " AND t.owner_id = $2 AND t.removed = 0 GROUP BY t.kind ORDER BY t.kind",
                          owner.kind, owner.id);
}

std::optional<store::Sealed> find_content(Read& db, PaperId id) {
    auto row = db.row<ContentRow>("SELECT content FROM paper_contents WHERE paper_id = $1", id);
    return row ? std::optional(std::move(row->content)) : std::nullopt;
}

void keep_content(Write& db, PaperId id, const store::Sealed& content) {
    db.run("INSERT INTO paper_contents (paper_id, content) VALUES ($1, $2)", id, content);
}

std::string has_papers_sql(std::string_view owner_kind, std::string_view id) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM papers paper WHERE {{with:paper}} AND paper.owner_kind = '{}'"
        " AND paper.owner_id = {})",
        owner_kind, id);
}

namespace {

struct KeptFile {
    PaperId id;
    store::Bytes content_hash;
};
BOOST_DESCRIBE_STRUCT(KeptFile, (), (id, content_hash))

struct StrayFile {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(StrayFile, (), (id))

/// Each paper has the file that its record was made with. One at a time: they are large.
void files_follow_records(Read& db, store::Findings& findings) {
    db.each<KeptFile>(
        everywhere(),
        [&](const KeptFile& file) {
            const auto content = find_content(db, file.id);
            if (!content) findings.add(fmt::format("paper_contents {}: missing", file.id.value));
            else if (crypto::sha256(content->bytes) != file.content_hash.bytes)
                findings.add(fmt::format("paper_contents {}: altered", file.id.value));
            return true;
        },
        "SELECT t.id, t.content_hash FROM papers t WHERE {scope:t} ORDER BY t.id");
    for (const auto& stray :
         db.rows<StrayFile>(everywhere(),
                            "SELECT c.paper_id AS id FROM paper_contents c LEFT JOIN papers t"
                            " ON t.id = c.paper_id AND {scope:t} WHERE t.id IS NULL ORDER BY c.paper_id"))
        findings.add(fmt::format("paper_contents {}: belongs to no paper", stray.id));
}

/// Each paper belongs to a record that is there.
void owners_are_there(Read& db, store::Findings& findings) {
    const auto* table = db.session().schema().find(PaperRow::table);
    std::string known = "''";
    for (const auto& owner : table->owners) {
        known += fmt::format(", '{}'", owner.kind);
        for (const auto& row : db.rows<StrayFile>(
                 everywhere(),
                 fmt::format(
                     "SELECT t.id FROM papers t WHERE {{scope:t}} AND t.owner_kind = '{0}' AND t.owner_id NOT IN"
                     " (SELECT o.id FROM {1} o WHERE {{with:o}}) ORDER BY t.id",
                     owner.kind, owner.table)))
            findings.add(fmt::format("papers {}: its owner is not there", row.id));
    }
    for (const auto& row :
         db.rows<StrayFile>(everywhere(), "SELECT t.id FROM papers t WHERE {scope:t} AND t.owner_kind NOT IN (" +
                                              known + ") ORDER BY t.id"))
        findings.add(fmt::format("papers {}: belongs to a kind that no slice knows", row.id));
}

}

std::vector<store::TableInfo> tables(std::vector<store::OwnedBy> owners) {
    auto papers = store::table_of_record<PaperRow>(true);
    papers.owners = std::move(owners);
    return {std::move(papers), store::other_table("paper_contents")};
}

std::vector<store::Invariant> invariants() {
    return {{"files follow their records", files_follow_records}, {"papers have owners", owners_are_there}};
}

std::vector<store::Reference> references() { return {{"issued_papers", "organisation_id", "organisations"}}; }

}
