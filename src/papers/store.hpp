#pragma once
// Every statement that touches the slice's tables. Private to papers/.
#include "papers/papers.hpp"

namespace papers {

/// What the sealed file is bound to besides its paper's id (decision 0004).
inline constexpr const char* content_column = "papers.content";

/// Whether the same file stands with that owner under that kind.
bool stands(store::Read&, const PaperRow&);
/// The sealed file of a paper that was found in scope: megabytes, so never on the writer.
std::optional<store::Sealed> find_content(store::Read&, PaperId);
void keep_content(store::Write&, PaperId, const store::Sealed&);

}
