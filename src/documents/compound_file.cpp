#include "documents/compound_file.hpp"
#include "documents/reading.hpp"
#include "documents/text_encoding.hpp"

namespace documents {
namespace {

constexpr std::size_t header_size = 512, entry_size = 128, mini_sector_size = 64;
constexpr std::uint32_t last_regular = 0xFFFFFFFA, no_entry = 0xFFFFFFFF;
constexpr std::size_t fats_in_header = 109;

}

std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i]));
    };
    return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
    return u16_at(bytes, at) | static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16;
}

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    if (bytes.size() < header_size) return corrupt("compound file header");
    CompoundFile file;
    file.bytes_ = bytes;
    const auto shift = u16_at(bytes, 30);
    if ((shift != 9 && shift != 12) || u16_at(bytes, 32) != 6) return corrupt("compound file header");
    file.sector_size_ = std::size_t{1} << shift;
    file.mini_cutoff_ = u32_at(bytes, 56);
    TRY(file.read_tables());
    TRY(file.read_directory());
    return file;
}

Result<std::string> CompoundFile::read(const std::string& name) const {
    const auto found = streams_.find(name);
    ensure(found != streams_.end());
    const Stream stream = found->second;
    return stream.size < mini_cutoff_ ? read_mini_chain(stream) : read_chain(stream.start, stream.size);
}

Result<Done> CompoundFile::read_tables() {
    for (std::size_t i = 0; i < fats_in_header; ++i) {
        const auto sector = u32_at(bytes_, 76 + 4 * i);
        if (sector >= last_regular) break;
        TRY(read_fat_sector(sector));
    }
    auto more = u32_at(bytes_, 68);
    for (auto left = bytes_.size() / sector_size_; more < last_regular; --left) {
        if (left == 0) return corrupt("sector chain");
        const auto table = TRY(sector_bytes(more));
        if (table.size() < sector_size_) return corrupt("sector table");
        for (std::size_t at = 0; at + 4 < sector_size_; at += 4)
            if (const auto sector = u32_at(table, at); sector < last_regular) TRY(read_fat_sector(sector));
        more = u32_at(table, sector_size_ - 4);
    }
    return Done{};
}

Result<Done> CompoundFile::read_fat_sector(std::uint32_t sector) {
    const auto table = TRY(sector_bytes(sector));
    if (fat_.size() * sector_size_ > bytes_.size() + sector_size_ * sector_size_) return corrupt("sector table");
    for (std::size_t at = 0; at + 4 <= table.size(); at += 4) fat_.push_back(u32_at(table, at));
    return Done{};
}

// The root's own streams: the entries below one storage form a tree of siblings.
Result<Done> CompoundFile::read_directory() {
    const std::string entries = TRY(read_chain(u32_at(bytes_, 48), UINT64_MAX));
    const auto count = entries.size() / entry_size;
    if (count == 0) return corrupt("directory");
    mini_stream_ = TRY(read_chain(u32_at(entries, 116), u32_at(entries, 120)));
    if (const auto start = u32_at(bytes_, 60); start < last_regular) mini_fat_ = TRY(read_chain(start, UINT64_MAX));
    std::vector<std::uint32_t> waiting{u32_at(entries, 76)};
    for (std::size_t visits = 0; !waiting.empty(); ++visits) {
        const auto index = waiting.back();
        waiting.pop_back();
        if (index == no_entry) continue;
        if (index >= count || visits > 2 * count + 2) return corrupt("directory");
        const std::string_view entry(entries.data() + index * entry_size, entry_size);
        waiting.push_back(u32_at(entry, 68));
        waiting.push_back(u32_at(entry, 72));
        std::u16string name;
        for (std::size_t at = 0; at < 64 && u16_at(entry, at) != 0; at += 2)
            name += static_cast<char16_t>(u16_at(entry, at));
        if (entry[66] == 2) streams_[utf8_of(name)] = {.start = u32_at(entry, 116), .size = u32_at(entry, 120)};
    }
    return Done{};
}

// `size` of the chain's bytes, or all of them for UINT64_MAX.
Result<std::string> CompoundFile::read_chain(std::uint32_t start, std::uint64_t size) const {
    std::string data;
    if (size != UINT64_MAX && size > bytes_.size()) return corrupt("stream size");
    auto left = bytes_.size() / sector_size_ + 1;
    for (auto sector = start; sector < last_regular && data.size() < size; --left) {
        if (left == 0) return corrupt("sector chain");
        data += TRY(sector_bytes(sector));
        sector = TRY(next_sector(sector));
    }
    if (size == UINT64_MAX) return text_result(std::move(data));
    if (data.size() < size) return corrupt("stream is cut off");
    data.resize(size);
    return text_result(std::move(data));
}

Result<std::string> CompoundFile::read_mini_chain(Stream stream) const {
    std::string data;
    auto left = mini_stream_.size() / mini_sector_size + 1;
    for (auto sector = stream.start; sector < last_regular && data.size() < stream.size; --left) {
        const auto at = std::size_t{sector} * mini_sector_size;
        if (left == 0 || at >= mini_stream_.size() || (std::size_t{sector} + 1) * 4 > mini_fat_.size())
            return corrupt("sector chain");
        data += std::string_view(mini_stream_).substr(at, mini_sector_size);
        sector = u32_at(mini_fat_, std::size_t{sector} * 4);
    }
    if (data.size() < stream.size) return corrupt("stream is cut off");
    data.resize(stream.size);
    return text_result(std::move(data));
}

// The last sector of a file may be short: some writers do not fill it.
Result<std::string_view> CompoundFile::sector_bytes(std::uint32_t sector) const {
    const auto at = (std::size_t{sector} + 1) * sector_size_;
    if (at >= bytes_.size()) return corrupt("file is cut off");
    return bytes_.substr(at, sector_size_);
}

Result<std::uint32_t> CompoundFile::next_sector(std::uint32_t sector) const {
    if (sector >= fat_.size()) return corrupt("sector table");
    return fat_[sector];
}

}
