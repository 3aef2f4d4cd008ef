#pragma once
// A folder for temporary files of this test's own, and the names of all files that came into it, gone or not.
#include <set>
#include <string>

namespace stories {

class FilesSeen {
public:
    /// From now on it is the process's folder for temporary files, and its children's.
    FilesSeen();
    ~FilesSeen();
    FilesSeen(const FilesSeen&) = delete;
    FilesSeen& operator=(const FilesSeen&) = delete;
    const std::string& folder() const { return folder_; }
    std::set<std::string> names() const;

private:
    std::string folder_;
    std::string before_;
    bool was_set_ = false;
    int notices_ = -1;
};

}
