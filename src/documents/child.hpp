#pragma once
// Strangers' bytes are looked at in a child process: the same program again, without privileges, environment or files,
// under limits that it sets on itself first. Safe in a server with threads: nothing runs between fork and exec.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace documents {

struct ChildLimits {
    std::uint32_t seconds = 0;       // processor time
    std::uint64_t memory_bytes = 0;  // address space
    std::uint64_t answer_bytes = 0;
};

enum class ChildEnd { answered, out_of_time, out_of_memory, died };
struct ChildAnswer {
    ChildEnd end;
    std::string bytes{};
};

/// What the child's child_main says to the job, or how it ended without an answer.
ChildAnswer answer_in_child(const std::string& job, const ChildLimits& limits);

// ---- in the child

inline constexpr int child_out_of_memory = 3, child_no_answer = 4;  // how it ends when it cannot answer

/// The whole job; nothing when it could not be read.
std::optional<std::string> read_job();
void limit_self(const ChildLimits& limits);
bool write_answer(std::string_view answer);

}
