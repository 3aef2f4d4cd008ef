#pragma once
// A reading job and its answer as bytes between server and child. Both ends are the same program: no versions. The
// server's end still checks every length, since the child has handled a stranger's file.
#include <optional>
#include "documents/workbook.hpp"

namespace documents {

struct ReadJob {
    std::string bytes, name;
    ReadLimits limits{};
};

std::string pack_job(const std::string& bytes, const std::string& name, const ReadLimits& limits);
std::optional<ReadJob> unpack_job(std::string_view packed);

std::string pack_answer(const Result<Workbook>& answer);
/// Nothing when the bytes are no answer, or one past the limits.
std::optional<Result<Workbook>> unpack_answer(std::string_view packed, const ReadLimits& limits);

}
