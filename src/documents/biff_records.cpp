#include "documents/biff_records.hpp"
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {

Result<std::optional<BiffRecord>> BiffStream::next() {
    constexpr std::size_t header = 4;
    if (at_ + header > bytes_.size()) return std::nullopt;
    BiffRecord record{.type = static_cast<Biff>(u16_at(bytes_, at_))};
    do {
        const std::size_t length = u16_at(bytes_, at_ + 2);
        if (bytes_.size() - at_ - header < length) return corrupt("record is cut off");
        record.pieces.push_back(bytes_.substr(at_ + header, length));
        at_ += header + length;
    } while (at_ + header <= bytes_.size() && static_cast<Biff>(u16_at(bytes_, at_)) == Biff::continuation);
    return std::optional(std::move(record));
}

bool PieceReader::next_piece() {
    if (piece_ + 1 >= pieces_.size()) return false;
    ++piece_;
    at_ = 0;
    return true;
}

Result<std::uint8_t> PieceReader::u8() {
    while (at_piece_end())
        if (!next_piece()) return corrupt("record is too short");
    return static_cast<std::uint8_t>(pieces_[piece_][at_++]);
}

Result<std::uint16_t> PieceReader::u16() {
    const unsigned low = TRY(u8());
    const unsigned high = TRY(u8());
    return static_cast<std::uint16_t>(low | high << 8);
}

Result<std::uint32_t> PieceReader::u32() {
    const std::uint32_t low = TRY(u16());
    const std::uint32_t high = TRY(u16());
    return low | high << 16;
}

Result<Done> PieceReader::skip(std::size_t count) {
    while (count > 0) {
        if (at_piece_end() && !next_piece()) return corrupt("record is too short");
        const auto step = std::min(count, pieces_[piece_].size() - at_);
        at_ += step;
        count -= step;
    }
    return Done{};
}

Result<std::string> PieceReader::string() {
    const std::size_t count = TRY(u16());
    const unsigned flags = TRY(u8());
    const std::size_t runs = flags & 8 ? TRY(u16()) : 0u;
    const std::size_t phonetic = flags & 4 ? TRY(u32()) : 0u;
    std::string text = TRY(characters(count, flags & 1));
    TRY(skip(4 * runs + phonetic));
    return text_result(std::move(text));
}

// Where characters run on into the next piece, its first byte says anew how wide they are.
Result<std::string> PieceReader::characters(std::size_t count, bool wide) {
    std::u16string text;
    while (text.size() < count) {
        if (at_piece_end()) {
            if (!next_piece()) return corrupt("string is too short");
            wide = TRY(u8()) & 1;
        }
        unsigned unit = TRY(u8());
        if (wide) unit |= static_cast<unsigned>(TRY(u8())) << 8;
        text += static_cast<char16_t>(unit);
    }
    return text_result(utf8_of(text));
}

}
