#include "store/files.hpp"
#include "store/connection.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace store {

namespace {

[[noreturn]] void refuse(const std::string& path) { throw Failure("file", path + ": " + std::strerror(errno)); }

void sync_directory_of(const std::string& path) {
    auto directory = std::filesystem::path(path).parent_path().string();
    if (directory.empty()) directory = ".";
    const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) refuse(directory);
    ::fsync(handle);
    ::close(handle);
}

}

std::optional<std::string> read_small_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void write_small_file(const std::string& path, const std::string& text) {
    const auto fresh = path + ".new";
    ::unlink(fresh.c_str());
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) refuse(fresh);
    const bool kept =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!kept) refuse(path);
    move_file(fresh, path);
}

void move_file(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) refuse(to);
    sync_directory_of(to);
}

}
