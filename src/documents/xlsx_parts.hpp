#pragma once
// The parts of an .xlsx beside its sheets: which sheets there are, number formats, shared strings.
#include <string>
#include <vector>
#include "documents/number_format.hpp"
#include "documents/xml_part.hpp"
#include "documents/zip_archive.hpp"

namespace documents {

struct SheetEntry {
    std::string name, part;
    bool hidden = false;
};

struct XlsxContents {
    int date_system = 1900;
    std::vector<SheetEntry> sheets{};
    std::vector<NumberFormat> formats{};  // by a cell's style
    std::vector<std::string> strings{};   // the shared ones
};

/// Refusals: file_type when the archive is no .xlsx, otherwise as the parts have it.
Result<XlsxContents> read_contents(ZipArchive& archive);

/// The text of a shared or inline string: all its runs, without the readings above Japanese text.
std::string rich_text(pugi::xml_node string);

/// Resolves `_x000D_` and the like, as Office writes characters that XML cannot hold.
std::string without_escapes(std::string text);

}
