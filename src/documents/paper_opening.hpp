#pragma once
// Opens papers with the libraries that readers use, only to learn whether they can be opened.
#include "base/result.hpp"
#include <string>

namespace documents {

/// Every page is there and its contents can be read. Refusals: paper.pdf_password (also when a certificate is asked
/// for), paper.pdf_no_pages, paper.pdf_cut_off.
Result<Done> open_pdf(const std::string& bytes);

// The picture is decoded to its last row. Refusals: paper.picture_cut_off, paper.picture_moves, paper.too_heavy.
Result<Done> open_jpeg(const std::string& bytes);
Result<Done> open_png(const std::string& bytes);
Result<Done> open_webp(const std::string& bytes);

}
