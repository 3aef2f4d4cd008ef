#include "store/directory_lock.hpp"
#include "store/connection.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

namespace store {

DirectoryLock::DirectoryLock(const std::string& directory) {
    namespace fs = std::filesystem;
    if (fs::create_directories(directory)) fs::permissions(directory, fs::perms::owner_all);
    const auto path = directory + "/lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw Failure("locked", path + ": " + std::strerror(errno));
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(file_);
    throw Failure("locked", "another bangfu works on " + directory +
                                ": stop it first (verify and --check may run beside it)");
}

DirectoryLock::~DirectoryLock() { ::close(file_); }

}
