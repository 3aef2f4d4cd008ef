// The child as a process: started, fed, listened to, ended.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <new>
#include <system_error>
#include "documents/child.hpp"
#include "documents/documents.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BANGFU_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define BANGFU_SANITIZED 1
#endif
#endif

namespace documents {
namespace {

#ifdef BANGFU_SANITIZED
constexpr bool sanitized =
    true;  // shadow memory takes terabytes of address space, and leak checks trace the process
#else
constexpr bool sanitized = false;
#endif

constexpr int grace_seconds = 10;  // on the wall clock, beyond the processor time

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {
        if (number < 0) throw std::system_error(errno, std::generic_category(), "reader process");
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(to, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
}

// One read: -1 at a fault, 0 at the end.
ssize_t read_some(int from, std::string& bytes) {
    std::array<char, 64u << 10> buffer;
    ssize_t got = -1;
    do got = ::read(from, buffer.data(), buffer.size());
    while (got < 0 && errno == EINTR);
    if (got > 0) bytes.append(buffer.data(), static_cast<std::size_t>(got));
    return got;
}

class SpawnSettings {
public:
    SpawnSettings(int job, int answer) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, job, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, answer, STDOUT_FILENO);
        if (!sanitized) posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    pid_t spawn() {
        std::string program = "bangfu", argument = child_argument;
        std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
        std::array<char*, 1> environment{nullptr};
        pid_t process = -1;
        const int error =
            posix_spawn(&process, "/proc/self/exe", &actions_, &attributes_, arguments.data(), environment.data());
        if (error != 0) throw std::system_error(error, std::generic_category(), "reader process");
        return process;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

struct Reader {
    Descriptor answer;
    pid_t process;
};

Reader spawn_reader(const std::string& job) {
    // A file in memory, not a pipe: the child may die before it has read everything.
    Descriptor file(memfd_create("job", MFD_CLOEXEC));
    if (!write_all(file.number(), job) || lseek(file.number(), 0, SEEK_SET) != 0)
        throw std::system_error(errno, std::generic_category(), "reader process");
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "reader process");
    const Descriptor write_end(ends[1]);
    return {.answer = Descriptor(ends[0]), .process = SpawnSettings(file.number(), write_end.number()).spawn()};
}

// The child's answer up to its end; nothing when time or size run out.
std::optional<std::string> collect(int from, const ChildLimits& limits) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds + grace_seconds);
    std::string answer;
    while (answer.size() <= limits.answer_bytes) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return {};
        pollfd ready{.fd = from, .events = POLLIN, .revents = 0};
        const int count = poll(&ready, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
        if (count < 0 && errno != EINTR) return {};
        if (count > 0 && read_some(from, answer) <= 0) return answer;
    }
    return {};
}

// How the child ended; 0 also when the program reaps its children elsewhere.
int wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return 0;
    return status;
}

void limit(__rlimit_resource_t resource, std::uint64_t most) {
    const rlimit both{.rlim_cur = most, .rlim_max = most};
    ensure(setrlimit(resource, &both) == 0);
}

}

ChildAnswer answer_in_child(const std::string& job, const ChildLimits& limits) {
    const auto [from, process] = spawn_reader(job);
    auto answer = collect(from.number(), limits);
    if (!answer) kill(process, SIGKILL);
    const int status = wait_for(process);
    if (!answer) return {ChildEnd::out_of_time};
    if (WIFEXITED(status) && WEXITSTATUS(status) == child_out_of_memory) return {ChildEnd::out_of_memory};
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        return {ChildEnd::out_of_time};
    if (status != 0) return {ChildEnd::died};
    return {ChildEnd::answered, *std::move(answer)};
}

std::optional<std::string> read_job() {
    std::string job;
    ssize_t got = 0;
    while ((got = read_some(STDIN_FILENO, job)) > 0) {}
    if (got < 0) return {};
    return job;
}

bool write_answer(std::string_view answer) { return write_all(STDOUT_FILENO, answer); }

void limit_self(const ChildLimits& limits) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.seconds);
    limit(RLIMIT_FSIZE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (sanitized) return;
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_NOFILE, 0);             // nothing more can be opened, not even /etc/hostname
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);  // people's data: no dump to a core handler, no tracing
}

}
