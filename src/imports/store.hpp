#pragma once
// Every statement that touches the slice's tables. Private to imports/.
#include "base/paging.hpp"
#include "imports/rows.hpp"
#include "store/store.hpp"

namespace imports {

std::optional<ImportRecord> find_import(store::Read&, const store::Scope&, ImportId);
/// Newest first.
std::vector<ImportRecord> import_page(store::Read&, const store::Scope&, const Window&);
std::int64_t count_all_imports(store::Read&, const store::Scope&);
/// The import in scope that wrote the same file, if one stands.
std::optional<ImportRecord> find_committed(store::Read&, const store::Scope&, const store::Bytes& sha256);
/// Imports that a dead process left half done and that no job will take up.
std::vector<ImportRecord> left_half_done(store::Read&);
/// Imports whose staged rows are older than that.
std::vector<ImportRecord> staged_before(store::Read&, Time);

struct FileContent {
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(FileContent, (), (content))
void keep_file(store::Write&, ImportId, const store::Sealed&);
std::optional<FileContent> find_file(store::Read&, ImportId);
void erase_file(store::Write&, ImportId);

/// A sealed slice of staged rows; part 0 is the layout.
struct StagedPart {
    std::int64_t part = 0, errors = 0, warnings = 0;
    store::Sealed content;
};
BOOST_DESCRIBE_STRUCT(StagedPart, (), (part, errors, warnings, content))
void keep_part(store::Write&, ImportId, const StagedPart&);
std::optional<StagedPart> find_part(store::Read&, ImportId, std::int64_t part);
/// The next part after (before, when backward) that has what the verdict asks for: "error", "warning", "" any.
std::optional<StagedPart> next_part(store::Read&, ImportId, std::int64_t from, bool backward,
                                    std::string_view verdict);
/// Erases up to `limit` parts; those with errors stay when asked. How many went.
std::int64_t erase_parts(store::Write&, ImportId, bool keep_errors, std::int64_t limit);

std::int64_t parts_done(store::Read&, ImportId);
void start_progress(store::Write&, ImportId);
/// So many parts on; false when somebody else has moved on.
bool move_progress(store::Write&, ImportId, std::int64_t from, std::int64_t parts);

}
