#pragma once
// Encryption of fields, blind indexes, keyed hashes, password hashes and random tokens, on libsodium.
// The algorithm's id stands in every ciphertext. Holds keys; knows no table.
#include "base/result.hpp"
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crypto {

/// Starts libsodium; call once in main and in test mains. Bug when it fails.
void start();

/// So many random bytes, and as URL-safe text.
std::string random_bytes(std::size_t count);
std::string random_token(std::size_t bytes = 32);

/// SHA-256 of the bytes (32 bytes), for tokens kept in the database and file fingerprints.
std::string sha256(std::string_view bytes);
std::string hex(std::string_view bytes);
/// The bytes that hex() wrote so; nothing when the text is not of that kind.
std::optional<std::string> bytes_of_hex(std::string_view text);

/// Argon2id at 19 MiB, 2 passes; the text form carries its parameters. Takes tens of milliseconds: never on the
/// writer.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);

/// The keys of one county: field encryption, blind index, row hashes, audit chain, commitments, signature; all
/// derived from one 32-byte data key in the key file beside the database (mode 0600).
class Vault {
public:
    /// From the raw 32-byte data key.
    explicit Vault(std::string_view data_key);
    /// From a verification key: hashes rows and chains and checks signatures, and no more; anything else is a bug.
    static std::unique_ptr<Vault> for_verifying(std::string_view verification_key);
    /// False of one made from a verification key.
    bool holds_data_key() const;
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    /// XChaCha20-Poly1305 with a random nonce; associated data is the column ("people.id_number") and the record's
    /// permanent id, so that a ciphertext moved to another row or column does not open.
    std::string seal(std::string_view column, std::int64_t record, std::string_view plain) const;
    /// Bug (damage) when it does not authenticate.
    std::string open(std::string_view column, std::int64_t record, std::string_view sealed) const;
    /// Keyed hash for equality search, bound to its kind ("id_number").
    std::string blind(std::string_view kind, std::string_view value) const;
    /// Keyed hash of a row as stored, of the audit chain, of a personal value in the log: 32 bytes each.
    std::string row_hash(std::string_view canonical_row) const;
    std::string chain_hash(std::string_view previous, std::string_view canonical_entry) const;
    std::string commitment(std::string_view column, std::int64_t record, std::string_view value) const;
    /// The county's signature of a text (Ed25519, 64 bytes), and whether it is one.
    std::string sign(std::string_view text) const;
    bool is_signed(std::string_view text, std::string_view signature) const;
    /// What an auditor needs to check the log and every record without the server: the keys of row hashes and
    /// chains and the public half of the signature. It opens nothing that is sealed and signs nothing.
    static constexpr std::size_t verification_key_bytes = 96;
    std::string verification_key() const;
    /// A token bound to a session and a purpose (CSRF header, public form), checked in constant time by comparing
    /// again.
    std::string bound_token(std::string_view purpose, std::string_view session) const;

private:
    friend class SealingStream;
    friend class OpeningStream;
    struct Keys;
    Vault();
    std::unique_ptr<Keys> keys_;
};

/// Seals a long stream piece by piece (a backup) under the vault's key for streams; pieces cannot be cut, moved or
/// repeated without the opener seeing it.
class SealingStream {
public:
    /// Every stream begins with this header, kept in clear before the first piece.
    static constexpr std::size_t header_bytes = 24;
    /// What a sealed piece is longer than its plain one.
    static constexpr std::size_t piece_overhead = 17;

    explicit SealingStream(const Vault&);
    ~SealingStream();
    SealingStream(const SealingStream&) = delete;
    SealingStream& operator=(const SealingStream&) = delete;
    const std::string& header() const { return header_; }
    /// `bound` is authenticated with the piece and not kept in it.
    std::string seal(std::string_view plain, bool last, std::string_view bound = "");

private:
    struct State;
    std::unique_ptr<State> state_;
    std::string header_;
};

class OpeningStream {
public:
    struct Piece {
        std::string plain;
        bool last = false;
    };
    OpeningStream(const Vault&, std::string_view header);
    ~OpeningStream();
    OpeningStream(const OpeningStream&) = delete;
    OpeningStream& operator=(const OpeningStream&) = delete;
    /// Nothing when the piece is not the next one of this stream, or the key is another.
    std::optional<Piece> open(std::string_view sealed, std::string_view bound = "");

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Compares in constant time.
bool same(std::string_view a, std::string_view b);

}
