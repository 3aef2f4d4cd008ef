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

constexpr std::string_view heic_brands[] = {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"};

/// Why these bytes are no paper, by what offices and phones bring in place of one.
Refusal not_a_paper(std::string_view bytes) {
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp")
        for (const auto brand : heic_brands)
            if (bytes.substr(8, 4) == brand) return {"paper.heic"};
    if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        return {"paper.office"};
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return {"paper.tiff"};
    return {"paper.type"};
}

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
    if (type.empty()) return not_a_paper(bytes);
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
