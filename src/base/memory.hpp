#pragma once
// How the process keeps what it frees.

/// Memory that requests free stays for the next ones; that of large bodies goes back to the kernel at once.
void keep_freed_memory();
