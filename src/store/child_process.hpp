#pragma once
// A program of the system with one end of its input or output in our hands: pg_dump and pg_restore.
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace store {

/// "PGHOST=/run/postgresql": added to our own environment.
using Environment = std::vector<std::string>;

class ChildProcess {
public:
    enum class Ours { its_output, its_input };
    /// Failure "child" when there is no such program.
    ChildProcess(const std::vector<std::string>& command, const Environment& environment, Ours ours);
    /// Ends it when it was not finished.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// What it has written next; empty at the end.
    std::string_view read(std::span<char> buffer);
    void write(std::string_view bytes);
    /// Waits for its end. Failure "child" with its own words when it did not succeed.
    void finish();

private:
    void close_pipe();
    std::string words() const;
    std::string name_;
    pid_t process_ = -1;
    int pipe_ = -1, errors_ = -1;
};

}
