#include "documents/zip_archive.hpp"
#include <zip.h>
#include "documents/reading.hpp"

namespace documents {
namespace {

constexpr std::int64_t parts_max = 10'000;
constexpr std::uint64_t ratio_from_bytes = 1u << 20;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool leaves_archive(const std::string& name) {
    if (name.empty() || name[0] == '/' || name.find(':') != std::string::npos) return true;
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('/', at), name.size());
        if (name.compare(at, end - at, "..") == 0) return true;
        at = end + 1;
    }
    return false;
}

}

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(zip* archive, const ReadLimits& limits)
    : archive_(archive), bytes_left_(limits.inflated_bytes) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(const std::string& bytes, const ReadLimits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    ensure(source != nullptr);
    zip_t* opened = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (!opened) {
        zip_source_free(source);
        return corrupt("zip directory");
    }
    ZipArchive archive(opened, limits);
    TRY(archive.list(limits));
    return archive;
}

Result<Done> ZipArchive::list(const ReadLimits& limits) {
    const auto count = zip_get_num_entries(archive_.get(), 0);
    if (count > parts_max) return too_large("zip parts");
    std::uint64_t total = 0;
    for (std::uint64_t index = 0; index < static_cast<std::uint64_t>(count); ++index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive_.get(), index, ZIP_FL_ENC_RAW, &stat) != 0 || !stat.name)
            return corrupt("zip entry");
        std::string name = lower(stat.name);
        for (char& c : name)
            if (c == '\\') c = '/';  // some writers on Windows
        if (leaves_archive(name)) return unsafe("zip path");
        if (name.ends_with('/')) continue;
        if (stat.encryption_method != ZIP_EM_NONE) return encrypted();
        if (stat.size > limits.inflated_bytes || (total += stat.size) > limits.inflated_bytes)
            return too_large("inflated bytes");
        if (stat.size > ratio_from_bytes &&
            stat.size / limits.part_ratio >= std::max<std::uint64_t>(stat.comp_size, 1))
            return too_large("compression ratio");
        if (!entries_.try_emplace(std::move(name), Entry{index, stat.size}).second) return unsafe("zip name twice");
    }
    return Done{};
}

bool ZipArchive::has(const std::string& part) const { return entries_.contains(lower(part)); }

Result<std::string> ZipArchive::read(const std::string& part) {
    const auto found = entries_.find(lower(part));
    if (found == entries_.end()) return corrupt("no " + part);
    const auto [index, size] = found->second;
    // A part may be named many times in a workbook: what is unfolded again counts again.
    if (size > bytes_left_) return too_large("inflated bytes");
    bytes_left_ -= size;
    zip_file_t* file = zip_fopen_index(archive_.get(), index, 0);
    if (!file) return corrupt(part);
    std::string bytes(size + 1, '\0');  // one more, to notice data past the size that the directory states
    std::uint64_t got = 0;
    std::int64_t more = 0;
    while (got < bytes.size() && (more = zip_fread(file, bytes.data() + got, bytes.size() - got)) > 0)
        got += static_cast<std::uint64_t>(more);
    const int closed = zip_fclose(file);
    if (more < 0 || closed != 0 || got != size) return corrupt(part);
    bytes.resize(size);
    return text_result(std::move(bytes));
}

}
