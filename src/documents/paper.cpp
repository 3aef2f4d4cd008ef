#include "documents/paper.hpp"
#include "documents/paper_opening.hpp"
#include "documents/picture_metadata.hpp"

namespace documents {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes, content_type;
};
constexpr Signature signatures[] = {
    {"\xff\xd8\xff"sv, "image/jpeg"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"%PDF-"sv, "application/pdf"},
};

Result<Done> open_picture(std::string_view type, const std::string& bytes) {
    if (type == "image/jpeg") return open_jpeg(bytes);
    if (type == "image/png") return open_png(bytes);
    return open_webp(bytes);
}

}

std::string_view paper_type(std::string_view bytes) {
    for (const auto& each : signatures)
        if (bytes.starts_with(each.bytes)) return each.content_type;
    if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
    return {};
}

Result<CheckedPaper> check_paper(const std::string& bytes) {
    const auto type = paper_type(bytes);
    if (type.empty()) return Refusal{"paper.type"};
    if (type == "application/pdf") {
        TRY(open_pdf(bytes));
        return CheckedPaper{std::string(type), bytes};
    }
    auto kept = without_place(type, bytes);
    if (!kept) return Refusal{"paper.picture_cut_off"};
    TRY(open_picture(type, *kept));
    return CheckedPaper{std::string(type), *std::move(kept)};
}

}
