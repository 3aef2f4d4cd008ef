#pragma once
// The record stream of a BIFF8 workbook (MS-XLS): records one by one, and strings that run on over CONTINUE
// records.
#include <optional>
#include "documents/compound_file.hpp"

namespace documents {

enum class Biff : std::uint16_t {
    formula = 0x0006,
    end_of_part = 0x000A,
    date_1904 = 0x0022,
    note = 0x001C,
    file_pass = 0x002F,
    font = 0x0031,
    continuation = 0x003C,
    column_info = 0x007D,
    bound_sheet = 0x0085,
    multiple_rk = 0x00BD,
    multiple_blank = 0x00BE,
    rich_label = 0x00D6,
    cell_format = 0x00E0,
    merged_cells = 0x00E5,
    shared_strings = 0x00FC,
    label_shared = 0x00FD,
    blank = 0x0201,
    number = 0x0203,
    label = 0x0204,
    bool_or_error = 0x0205,
    formula_string = 0x0207,
    row = 0x0208,
    rk = 0x027E,
    number_format = 0x041E,
    begin_of_part = 0x0809,
};

/// A record and the CONTINUE records after it.
struct BiffRecord {
    Biff type{};
    std::vector<std::string_view> pieces{};
    std::string_view data() const { return pieces.front(); }
};

class BiffStream {
public:
    explicit BiffStream(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}
    /// The next record, or nothing at the end. file_corrupt when it is cut off.
    Result<std::optional<BiffRecord>> next();

private:
    std::string_view bytes_;
    std::size_t at_;
};

/// Reads on over the pieces of one record. Reading past its end is file_corrupt.
class PieceReader {
public:
    explicit PieceReader(const BiffRecord& record, std::size_t at = 0) : pieces_(record.pieces), at_(at) {}
    Result<std::uint8_t> u8();
    Result<std::uint16_t> u16();
    Result<std::uint32_t> u32();
    Result<Done> skip(std::size_t count);
    /// A string with 16-bit length, its formatting runs and phonetic block skipped.
    Result<std::string> string();
    /// The characters of a string whose length and flags were read.
    Result<std::string> characters(std::size_t count, bool wide);

private:
    bool at_piece_end() const { return at_ >= pieces_[piece_].size(); }
    bool next_piece();

    const std::vector<std::string_view>& pieces_;
    std::size_t piece_ = 0, at_ = 0;
};

}
