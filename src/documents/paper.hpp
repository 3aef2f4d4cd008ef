#pragma once
// Papers of a case: whether the file can be opened at all, and a photograph without the place where it was taken.
// No pixel is changed and nothing is encoded anew.
#include "base/result.hpp"
#include <string>
#include <string_view>

namespace documents {

struct CheckedPaper {
    std::string content_type;
    std::string bytes;  // as uploaded, less what a photograph's metadata tells of its place
};

/// The type that the first bytes tell, whatever its name says: JPEG, PNG, WebP or PDF; empty when it is none of them.
std::string_view paper_type(std::string_view bytes);

/// Opens a paper as a reader of it would, to its end. Runs in this process: see check_paper_in_child. Refusals:
/// paper.type, paper.heic, paper.office, paper.tiff;
/// paper.pdf_cut_off, paper.pdf_password, paper.pdf_no_pages; paper.picture_cut_off, paper.picture_moves,
/// paper.too_heavy (more pixels than are opened).
Result<CheckedPaper> check_paper(const std::string& bytes);

class RecentPapers;

/// The same in a child process under limits of memory and time. Also refuses paper.too_heavy when they run out, and
/// paper.unreadable when the child died of it. What `recent` knows is not opened again.
Result<CheckedPaper> check_paper_in_child(const std::string& bytes, RecentPapers* recent = nullptr);
}
