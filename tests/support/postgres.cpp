// A PostgreSQL server for this process alone: in a temporary folder, on a Unix socket, run by an unprivileged user.
#include "tests/support/temporary_store.hpp"
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <libpq-fe.h>
#include <mutex>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

namespace {

namespace fs = std::filesystem;
const std::string prefix = "/tmp/bf-pg-";
const std::string programs = "/usr/lib/postgresql/15/bin/";

/// Runs a command line as the server's user and waits for it.
void run_as_server(const std::string& command) {
    const auto line = (::geteuid() == 0 ? "runuser -u postgres -- sh -c '" : "sh -c '") + command +
                      "' >/dev/null 2>&1 </dev/null";
    if (std::system(line.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

class Server {
public:
    Server() {
        sweep();
        auto pattern = prefix + std::to_string(::getpid()) + "-XXXXXX";  // short: a socket path has under 100 bytes
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
        if (::geteuid() == 0 && std::system(("chown postgres " + folder_).c_str()) != 0)
            throw std::runtime_error("no user postgres");
        run_as_server(programs + "initdb -D " + folder_ +
                      "/data -A trust -U postgres --locale=C --encoding=UTF8 --no-sync");
        start();
    }
    ~Server() { stop(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string new_database() {
        const auto name = "t" + std::to_string(::getpid()) + "_" + std::to_string(++count_);
        run_as_server(programs + "createdb -h " + folder_ + " -U postgres --template=template0 --locale=C " + name);
        return "postgresql:///" + name + "?host=" + folder_ + "&user=postgres";
    }

private:
    /// Folders of test processes that were killed: their servers ended with them.
    static void sweep() {
        std::error_code ignored;
        for (const auto& each : fs::directory_iterator("/tmp", ignored)) {
            const auto path = each.path().string();
            if (!path.starts_with(prefix)) continue;
            const auto owner = std::atoi(path.c_str() + prefix.size());
            if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(path, ignored);
        }
    }
    /// The server ends with this process, even when it is killed.
    void start() {
        const auto parent = ::getpid();
        child_ = ::fork();
        if (child_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent) ::_exit(1);
            const auto line = "exec " + programs + "postgres -D " + folder_ + "/data -k " + folder_ +
                              " -c listen_addresses= -c fsync=off -c synchronous_commit=off -c shared_buffers=32MB "
                              "-c max_connections=60"
                              " >/dev/null 2>&1 </dev/null";
            if (::geteuid() == 0)
                ::execlp("setpriv", "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups",
                         "--pdeathsig", "SIGQUIT", "sh", "-c", line.c_str(), nullptr);
            else ::execlp("sh", "sh", "-c", line.c_str(), nullptr);
            ::_exit(127);
        }
        const auto address = "postgresql:///postgres?host=" + folder_ + "&user=postgres";
        for (int attempt = 0; attempt < 300; ++attempt) {
            if (PQping(address.c_str()) == PQPING_OK) return;
            ::usleep(100'000);
        }
        throw std::runtime_error("PostgreSQL did not start");
    }
    void stop() {
        ::kill(child_, SIGQUIT);
        ::waitpid(child_, nullptr, 0);
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    std::string folder_;
    pid_t child_ = -1;
    int count_ = 0;
};

}

std::string new_postgres_database() {
    static std::mutex mutex;
    static std::unique_ptr<Server> server;
    const std::lock_guard lock(mutex);
    if (!server) server = std::make_unique<Server>();
    return server->new_database();
}

}
