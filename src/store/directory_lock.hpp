#pragma once
// One process at a time writes in a data directory: a lock that the system takes back when the process dies.
#include <string>

namespace store {

class DirectoryLock {
public:
    /// Makes the directory (mode 0700) when there is none. Failure "locked" when another process holds it.
    explicit DirectoryLock(const std::string& directory);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    int file_ = -1;
};

}
