#pragma once
// A paper's check as bytes between server and child. The server's end believes no more of the answer than it can check.
#include "documents/child.hpp"
#include "documents/paper.hpp"
#include <optional>

namespace documents {

ChildLimits paper_limits();
std::string pack_paper_answer(const Result<CheckedPaper>& answer, std::string_view uploaded);
/// Nothing when the bytes are no answer to this upload.
std::optional<Result<CheckedPaper>> unpack_paper_answer(std::string_view packed, const std::string& uploaded);

}
