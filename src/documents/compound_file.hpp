#pragma once
// An OLE compound file (MS-CFB) in memory, the box around old .xls files and encrypted new ones. Reads whole
// streams of the root; every chain is bounded by the file's own size.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"

namespace documents {

/// Little-endian numbers at a place that the caller has checked.
std::uint16_t u16_at(std::string_view bytes, std::size_t at);
std::uint32_t u32_at(std::string_view bytes, std::size_t at);

class CompoundFile {
public:
    /// `bytes` must outlive it. Refuses file_corrupt.
    static Result<CompoundFile> open(std::string_view bytes);
    bool has(const std::string& name) const { return streams_.contains(name); }
    /// A stream of the root by its name; bug when there is none, file_corrupt when its data is cut off.
    Result<std::string> read(const std::string& name) const;

private:
    struct Stream {
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };
    Result<Done> read_tables();
    Result<Done> read_fat_sector(std::uint32_t sector);
    Result<Done> read_directory();
    Result<std::string> read_chain(std::uint32_t start, std::uint64_t size) const;
    Result<std::string> read_mini_chain(Stream stream) const;
    Result<std::string_view> sector_bytes(std::uint32_t sector) const;
    Result<std::uint32_t> next_sector(std::uint32_t sector) const;

    std::string_view bytes_{};
    std::size_t sector_size_ = 512;
    std::vector<std::uint32_t> fat_{};
    std::string mini_fat_{}, mini_stream_{};
    std::uint32_t mini_cutoff_ = 4096;
    std::map<std::string, Stream> streams_{};
};

}
