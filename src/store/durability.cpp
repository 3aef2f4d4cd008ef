#include "store/durability.hpp"
#include "store/connection.hpp"
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace store {

namespace {

std::atomic<bool> waits{true};

void sync_opened(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool is_synced = file >= 0 && ::fsync(file) == 0;
    const auto error = errno;
    if (file >= 0) ::close(file);
    if (!is_synced) throw Failure("file", path + ": " + std::strerror(error));
}

}

void stop_waiting_for_disk() { waits = false; }
bool waits_for_disk() { return waits; }

void sync_file(const std::string& path) {
    sync_opened(path, O_RDONLY);
    sync_opened(std::filesystem::path(path).parent_path().string(), O_RDONLY | O_DIRECTORY);
}

}
