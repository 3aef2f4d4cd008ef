#pragma once
// The county's data key: a file beside the database (mode 0600), and a copy wrapped by the recovery key that
// travels in the database and so in every backup. Losing both loses the sealed values for good.
#include <optional>
#include <string>

namespace store {

/// The 32-byte data key of a key file, or nothing when there is no file. Failure when it is damaged.
std::optional<std::string> read_key_file(const std::string& path);
/// Writes a key file, mode 0600, on disk before it returns; an older one is replaced.
void write_key_file(const std::string& path, const std::string& data_key);

/// A verification key as the text that an auditor is given, and back from such a file. Failure when it is none.
std::string verification_key_text(const std::string& verification_key);
std::string read_verification_key(const std::string& path);

/// A new recovery key as people write it down: groups of five letters and digits.
std::string make_recovery_key();
/// The data key sealed under a recovery key, and back; nothing when the recovery key is another one.
std::string wrap_data_key(const std::string& recovery_key, const std::string& data_key);
std::optional<std::string> unwrap_data_key(const std::string& recovery_key, const std::string& wrapped);

}
