#pragma once
// A server started for the measurement: the program itself or the bare loop. Ended and waited for at the end.
#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

class Process {
public:
    /// Starts a program that says "http://127.0.0.1:PORT" on its standard output once it listens.
    explicit Process(const std::vector<std::string>& command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    std::uint16_t port() const { return port_; }
    /// From its start to the line.
    std::int64_t start_ms() const { return start_ms_; }
    /// Resident memory now and at its highest, in KiB.
    std::int64_t memory_kib() const;
    std::int64_t memory_peak_kib() const;

private:
    std::int64_t status_value(const char* name) const;
    pid_t pid_ = 0;
    std::uint16_t port_ = 0;
    std::int64_t start_ms_ = 0;
    int log_ = -1;  // a file without a name: a pipe's reader would run beside what is measured
};

/// How long a command took, its highest resident memory, and what it said.
struct CommandCost {
    std::int64_t ms = 0, peak_kib = 0;
    std::string said{};
};
/// Runs a command to its end. Throws when it fails.
CommandCost run_command(const std::vector<std::string>& command);
/// An officer of the county with the code QY, added by the command line; their first password.
std::string add_officer(const std::string& program, const std::string& data, const std::string& username);

}
