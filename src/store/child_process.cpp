#include "store/child_process.hpp"
#include "store/connection.hpp"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace store {

namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

Environment with_ours(const Environment& added) {
    Environment out;
    for (char** each = environ; *each; ++each) out.emplace_back(*each);
    out.insert(out.end(), added.begin(), added.end());
    return out;
}

}

ChildProcess::ChildProcess(const std::vector<std::string>& command, const Environment& environment, Ours ours)
    : name_(command.front()) {
    // A socket, since writing to a program that ended must not raise SIGPIPE in the whole process.
    std::array<int, 2> ends{};
    errors_ = ::memfd_create("errors", MFD_CLOEXEC);
    if (errors_ < 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw Failure("child", name_ + ": " + std::strerror(errno));
    pipe_ = ends[0];
    auto words = command;
    auto variables = with_ours(environment);
    const auto arguments = pointers(words);
    const auto surroundings = pointers(variables);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const bool takes_output = ours == Ours::its_output;
    posix_spawn_file_actions_addopen(&actions, takes_output ? 0 : 1, "/dev/null",
                                     takes_output ? O_RDONLY : O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], takes_output ? 1 : 0);
    posix_spawn_file_actions_adddup2(&actions, errors_, 2);
    const int failed =
        ::posix_spawnp(&process_, name_.c_str(), &actions, nullptr, arguments.data(), surroundings.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed == 0) return;
    process_ = -1;
    close_pipe();
    ::close(errors_);
    throw Failure("child", name_ + ": " + std::strerror(failed));
}

ChildProcess::~ChildProcess() {
    close_pipe();
    if (process_ > 0) {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(errors_);
}

std::string_view ChildProcess::read(std::span<char> buffer) {
    for (;;) {
        const auto got = ::recv(pipe_, buffer.data(), buffer.size(), 0);
        if (got >= 0) return {buffer.data(), static_cast<std::size_t>(got)};
        if (errno != EINTR) throw Failure("child", name_ + ": " + std::strerror(errno));
    }
}

void ChildProcess::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(pipe_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno != EINTR) {
            finish();  // it says better than we why it takes no more
            throw Failure("child", name_ + " ended early");
        }
    }
}

void ChildProcess::finish() {
    close_pipe();
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {}
    process_ = -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Failure("child", name_ + " failed: " + words());
}

void ChildProcess::close_pipe() {
    if (pipe_ >= 0) ::close(pipe_);
    pipe_ = -1;
}

std::string ChildProcess::words() const {
    std::string out(2000, '\0');
    const auto got = ::pread(errors_, out.data(), out.size(), 0);
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
}

}
