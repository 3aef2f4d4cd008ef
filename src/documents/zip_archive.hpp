#pragma once
// A zip file in memory as an untrusted upload: every size is checked before and while its data unfolds. Writes
// nothing to disk.
#include <map>
#include <memory>
#include <string>
#include "documents/workbook.hpp"

struct zip;

namespace documents {

class ZipArchive {
public:
    /// `bytes` must outlive the archive. Refusals: file_corrupt, file_encrypted, file_too_large, file_unsafe (paths
    /// that leave the archive, a name twice).
    static Result<ZipArchive> open(const std::string& bytes, const ReadLimits& limits);
    ~ZipArchive();
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) = delete;

    /// Part names have no leading slash; upper and lower case are the same, as Office has it.
    bool has(const std::string& part) const;
    /// A missing part is file_corrupt.
    Result<std::string> read(const std::string& part);

private:
    struct Entry {
        std::uint64_t index, size;
    };
    struct Close {
        void operator()(zip* archive) const;
    };
    ZipArchive(zip* archive, const ReadLimits& limits);
    Result<Done> list(const ReadLimits& limits);

    std::unique_ptr<zip, Close> archive_;
    std::map<std::string, Entry, std::less<>> entries_;
    std::uint64_t bytes_left_;
};

}
