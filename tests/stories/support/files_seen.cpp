#include "tests/stories/support/files_seen.hpp"
#include <array>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <sys/inotify.h>
#include <unistd.h>

namespace stories {

FilesSeen::FilesSeen() {
    const char* set = std::getenv("TMPDIR");
    was_set_ = set != nullptr;
    before_ = was_set_ ? set : "";
    folder_ = (std::filesystem::temp_directory_path() / "bangfu-seen-XXXXXX").string();
    REQUIRE(::mkdtemp(folder_.data()) != nullptr);
    notices_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    REQUIRE(::inotify_add_watch(notices_, folder_.c_str(), IN_CREATE | IN_MOVED_TO) >= 0);
    ::setenv("TMPDIR", folder_.c_str(), 1);
}

FilesSeen::~FilesSeen() {
    if (was_set_) ::setenv("TMPDIR", before_.c_str(), 1);
    else ::unsetenv("TMPDIR");
    ::close(notices_);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::set<std::string> FilesSeen::names() const {
    std::set<std::string> out;
    alignas(inotify_event) std::array<char, 16 << 10> buffer;
    for (ssize_t got = 0; (got = ::read(notices_, buffer.data(), buffer.size())) > 0;)
        for (ssize_t at = 0; at < got;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
            out.insert(event->len > 0 ? event->name : "(more than could be noted)");
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        }
    return out;
}

}
