#pragma once
// The face of papers/: the files of any record. The slice that owns the record says who may add, see and remove,
// and which kinds there are; this one checks, seals, keeps, opens and counts. Papers carry no path: their owner's
// scope is theirs. And the register of papers that the county hands out (issued.hpp).
#include "base/actor.hpp"
#include "documents/recent_papers.hpp"
#include "http/files.hpp"
#include "papers/issued.hpp"
#include "papers/rows.hpp"
#include "store/among.hpp"
#include "store/store.hpp"

namespace papers {

/// The record that papers belong to: the word of its slice for it, and its id.
struct Owner {
    std::string_view kind;
    std::int64_t id = 0;
};

/// What is said of a file that is brought.
struct StatedPaper {
    std::string kind, name;
    std::optional<Date> taken_on{};  // of a photograph
    std::optional<std::string> place{};
};

/// A file whose type was told from its content, sealed before the writer's queue.
struct PreparedPaper {
    PaperRow row;
    store::Sealed content;
};

/// Checks and seals a file: on the pool, since it takes megabytes. Refusals, at the field `upload` or `name`:
/// paper.empty, paper.too_large, paper.type and the other faults of files (documents/paper.hpp), paper.name,
/// paper.taken_later.
Result<PreparedPaper> prepare(store::Read&, const Actor&, const Owner&, const StatedPaper&,
                              const std::string& bytes, std::int64_t bytes_max, documents::RecentPapers*);
/// Keeps it. Refusal paper.already: the same file stands there under that kind. The caller logs.
Result<PaperRow> add_paper(store::Write&, const PreparedPaper&);
/// Takes a paper back, with a reason (200 characters); the record and the sealed file stay. Refusals:
/// stale_version, paper.invalid with reason.missing or text.too_long. The caller logs.
Result<PaperRow> remove_paper(store::Write&, PaperRow, std::int64_t version, const std::string& reason);

/// The paper of that id that stands, within the scope of its owner. Refusal paper.unknown.
Result<PaperRow> find(store::Read&, const store::Scope&, PaperId);
/// Those that stand, in the order in which they came.
std::vector<PaperRow> papers_of(store::Read&, const store::Scope&, std::string_view owner_kind,
                                const store::IdList& owners);
/// The file, opened on the pool; nobody has it until the opening is logged.
http::File open(store::Read&, const PaperRow&);
std::string name_of(store::Read&, const PaperRow&);

/// How many stand of each kind.
struct Count {
    std::string kind;
    std::int64_t files = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (kind, files))
std::vector<Count> count(store::Read&, const Owner&);

/// "EXISTS (a paper of the row `id`)": whether anything is attached to it, for another slice's query.
std::string has_papers_sql(std::string_view owner_kind, std::string_view id);

}
