#pragma once
// A backup as a file: a clear head with the data key wrapped by the recovery key, then one sealed stream whose
// first piece is the signed heads of the audit log and whose rest is the database. A cut or altered file does not
// open.
#include "base/crypto.hpp"
#include "store/connection.hpp"
#include <fstream>
#include <optional>
#include <string>

namespace store {

struct BackupHead {
    Dialect dialect = Dialect::sqlite;
    std::string taken_at;     // "2026-03-05T08:12:33.120Z"
    std::string wrapped_key;  // as in the database
};

class BackupWriter {
public:
    BackupWriter(const std::string& path, const BackupHead& head, const crypto::Vault& vault,
                 const std::string& heads);
    void write(std::string_view portion);
    /// The file is whole and on disk when this returns.
    void finish();

private:
    void put(std::string_view sealed);
    std::string path_;
    std::ofstream file_;
    crypto::SealingStream stream_;
};

class BackupReader {
public:
    /// Reads the clear head. Failure "backup" when the file is none of ours.
    explicit BackupReader(const std::string& path);
    const BackupHead& head() const { return head_; }
    /// Opens the sealed part and gives the signed heads.
    std::string open(const crypto::Vault& vault);
    /// The database's next portion, or nothing at the end. Failure "backup" when the file is cut or altered.
    std::optional<std::string> next();

private:
    crypto::OpeningStream::Piece piece(std::string_view bound);
    std::string take(std::size_t bytes);
    std::string path_;
    std::ifstream file_;
    std::string head_text_;
    BackupHead head_;
    std::unique_ptr<crypto::OpeningStream> stream_;
    bool ended_ = false;
};

}
