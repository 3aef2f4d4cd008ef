#pragma once
// Small files beside the database (key, signed heads, marks): written whole or not at all, readable by their owner
// alone.
#include <optional>
#include <string>

namespace store {

/// Nothing when there is no such file.
std::optional<std::string> read_small_file(const std::string& path);
/// Replaces the file, mode 0600; on disk before it returns. Failure "file" when the disk refuses.
void write_small_file(const std::string& path, const std::string& text);
/// Gives a file another name in place of what had it; on disk before it returns.
void move_file(const std::string& from, const std::string& to);

}
