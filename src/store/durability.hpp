#pragma once
// How far a commit reaches: to the disk, always, but for a process that writes a new county and nothing else.
#include <string>

namespace store {

/// From now on this process's commits do not wait for the disk: a crash may lose the whole new county.
void stop_waiting_for_disk();
bool waits_for_disk();
/// Waits until a file and its name are on disk.
void sync_file(const std::string& path);

}
