#pragma once
// Papers that the county hands out, described in blocks and drawn as a PDF on A4: forms, lists, letters, notices. The
// slices say what stands on a paper, this says how it looks; every font is embedded and nothing is fetched.
#include "base/date.hpp"
#include "base/result.hpp"
#include <string>
#include <variant>
#include <vector>

namespace documents::print {

enum class Align { left, centre, right };

/// A photograph as it was uploaded, JPEG or PNG, fitted into the place without being stretched.
struct Picture {
    std::string bytes;
    double width_mm = 25, height_mm = 35;
};

/// A field of a table. It grows with its text and goes on over pages; a label is then said again.
struct Cell {
    std::string text{};
    int across = 1, down = 1;
    bool is_label = false;
    Align align = Align::centre;
    double least_mm = 0;                   // room for the pen
    std::vector<std::string> signature{};  // spread over its last line: who signs, where the seal goes, the day
    std::optional<Picture> picture{};
};
using Row = std::vector<Cell>;

/// A form or a list: `heads` of its rows stand again on each page that it reaches.
struct Table {
    std::vector<double> widths;  // of the columns, in any unit
    std::vector<Row> rows;
    std::size_t heads = 0;
    double size_pt = 10.5;
};

/// The paper's name, and its number 文号 under it.
struct Title {
    std::string text;
    std::string number{};
};
/// Short texts spread over one line: unit, day, unit of money.
struct Spread {
    std::vector<std::string> parts;
};
/// A paragraph of the body; `lead` stands in bold before it: 第一条.
struct Paragraph {
    std::string text;
    std::string lead{};
    Align align = Align::left;
    bool is_indented = true;
    bool is_heading = false;
};
/// A two-dimensional code with a line about it.
struct Code {
    std::string text, caption;
    double side_mm = 26;
};
/// Where the seal goes: the organisation and the day, to the right, over the place that the seal covers.
struct Seal {
    std::string organisation, day;
    std::optional<Code> code{};  // stands at the left of it
};
struct PageBreak {};

using Block = std::variant<Title, Spread, Paragraph, Table, Seal, Code, PageBreak>;

/// How a page is filled: letters and notices by GB/T 9704, forms and lists as much as fits.
enum class Filling { official, dense };

struct Paper {
    std::string title;  // what the file says of itself
    Date drawn_on;      // no clock is asked: the same paper is the same bytes
    Filling filling = Filling::official;
    bool is_landscape = false;
    std::vector<Block> blocks{};
    std::vector<std::string> again{};  // a spread line that heads the second page and those after it
    std::string foot{};                // at the foot of each page, beside the number of the page
    std::string watermark{};           // across each page: a draft says so
};

struct Printed {
    std::string bytes;
    std::size_t pages = 0;
    std::u32string missing{};  // characters that no font at hand has, each once
};

/// Draws the paper; thread-safe, each thread with fonts of its own. Refusals: print.too_long (more pages than anybody
/// reads), print.picture (a photograph that cannot be opened), print.code (too long for a code).
Result<Printed> draw(const Paper&);

constexpr std::size_t pages_most = 2000;

}
