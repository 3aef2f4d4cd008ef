#include "documents/paper_job.hpp"
#include <algorithm>

namespace documents {

namespace {

constexpr char refused = '!', unchanged = '=', changed = '~';
/// A photograph's metadata may grow by what rounds its parts up, never by more.
constexpr std::size_t growth_max = 4096;

constexpr std::string_view codes[] = {"paper.type",         "paper.heic",           "paper.office",
                                      "paper.tiff",         "paper.pdf_cut_off",    "paper.pdf_password",
                                      "paper.pdf_no_pages", "paper.picture_cut_off", "paper.picture_moves",
                                      "paper.too_heavy"};

}

ChildLimits paper_limits() {
    return {.seconds = 20, .memory_bytes = std::uint64_t{1} << 30, .answer_bytes = std::uint64_t{32} << 20};
}

std::string pack_paper_answer(const Result<CheckedPaper>& answer, std::string_view uploaded) {
    if (!answer) return refused + answer.error().code;
    if (answer->bytes == uploaded) return std::string(1, unchanged);
    return changed + answer->bytes;
}

std::optional<Result<CheckedPaper>> unpack_paper_answer(std::string_view packed, const std::string& uploaded) {
    const auto type = std::string(paper_type(uploaded));
    if (packed.empty() || type.empty()) return {};
    const auto rest = packed.substr(1);
    if (packed[0] == unchanged && rest.empty()) return CheckedPaper{type, uploaded};
    if (packed[0] == refused && std::find(std::begin(codes), std::end(codes), rest) != std::end(codes))
        return Refusal{std::string(rest)};
    if (packed[0] == changed && paper_type(rest) == type && rest.size() <= uploaded.size() + growth_max)
        return CheckedPaper{type, std::string(rest)};
    return {};
}

}
