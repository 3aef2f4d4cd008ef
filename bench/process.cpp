#include "bench/process.hpp"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t millis_since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
}

/// A file without a name, for what a process says.
int open_log() {
    std::string name = "/tmp/bangfu-bench-XXXXXX";
    const int log = ::mkostemp(name.data(), O_CLOEXEC | O_APPEND);
    if (log < 0) throw std::runtime_error("no file for the log");
    ::unlink(name.c_str());
    return log;
}

/// The last of what was said.
std::string tail_of(int log) {
    char chunk[4096];
    const auto end = ::lseek(log, 0, SEEK_END);
    const auto size = ::pread(log, chunk, sizeof chunk, std::max<off_t>(end - off_t{sizeof chunk}, 0));
    return {chunk, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

/// `out`: where all that it says goes.
pid_t start(const std::vector<std::string>& command, int out) {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    ::dup2(out, 1);
    ::dup2(out, 2);
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execv(words[0], words.data());
    ::_exit(127);
}

}

Process::Process(const std::vector<std::string>& command) {
    log_ = open_log();
    const auto begun = Clock::now();
    pid_ = start(command, log_);
    constexpr std::string_view mark = "http://127.0.0.1:";
    for (std::string said;;) {
        char chunk[4096];
        const auto size = ::pread(log_, chunk, sizeof chunk, 0);
        said.assign(chunk, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        const auto at = said.find(mark);
        if (at != said.npos && said.find('\n', at) != said.npos) {
            port_ = static_cast<std::uint16_t>(std::stoi(said.substr(at + mark.size())));
            break;
        }
        if (::waitpid(pid_, nullptr, WNOHANG) != 0)
            throw std::runtime_error("did not start: " + command[0] + "\n" + said);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    start_ms_ = millis_since(begun);
}

Process::~Process() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    ::close(log_);
}

std::int64_t Process::status_value(const char* name) const {
    std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
    for (std::string word; status >> word;)
        if (word == name) {
            std::int64_t value = 0;
            status >> value;
            return value;
        }
    return 0;
}

std::int64_t Process::memory_kib() const { return status_value("VmRSS:"); }
std::int64_t Process::memory_peak_kib() const { return status_value("VmHWM:"); }

CommandCost run_command(const std::vector<std::string>& command) {
    const int log = open_log();
    const auto begun = Clock::now();
    const pid_t pid = start(command, log);
    int status = 0;
    rusage usage{};
    ::wait4(pid, &status, 0, &usage);
    CommandCost cost{millis_since(begun), usage.ru_maxrss, tail_of(log)};
    ::close(log);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error("failed: " + command[0] + " " + command[1] + "\n" + cost.said);
    return cost;
}

std::string add_officer(const std::string& program, const std::string& data, const std::string& username) {
    const auto added = run_command({program, "user", "add", username, "--name", "测试员", "--organisation", "QY",
                                    "--roles", "county_officer", "--data", data});
    const auto from = added.said.find("once: ") + 6;
    return added.said.substr(from, added.said.find('\n', from) - from);
}

}
