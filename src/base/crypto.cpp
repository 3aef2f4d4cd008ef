#include "base/crypto.hpp"
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include "base/work_done.hpp"
#include <sodium.h>

namespace crypto {

namespace {

constexpr char xchacha20_poly1305 = 1;  // the algorithm's id in front of every ciphertext
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// What stands in "$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>".
struct PasswordHash {
    std::size_t memory_bytes = 0;
    unsigned long long passes = 0;
    std::string salt, hash;
};

std::optional<std::string> bytes_of_base64(const char* text) {
    std::string out(64, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(raw(out), out.size(), text, std::strlen(text), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0)
        return std::nullopt;
    out.resize(size);
    return out;
}

std::optional<PasswordHash> read_hash(const std::string& text) {
    PasswordHash out;
    char salt[64], hash[64];
    if (std::sscanf(text.c_str(), "$argon2id$v=19$m=%zu,t=%llu,p=1$%63[^$]$%63s", &out.memory_bytes, &out.passes,
                    salt, hash) != 4)
        return std::nullopt;
    const auto salt_bytes = bytes_of_base64(salt), hash_bytes = bytes_of_base64(hash);
    if (!salt_bytes || !hash_bytes || salt_bytes->size() != crypto_pwhash_SALTBYTES || hash_bytes->size() < 16)
        return std::nullopt;
    out.memory_bytes *= 1024;
    out.salt = *salt_bytes;
    out.hash = *hash_bytes;
    return out;
}

/// BLAKE2b with a key, 32 bytes, over parts each preceded by its length so that no two lists of parts collide.
std::string keyed(std::string_view key, std::initializer_list<std::string_view> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, raw(key), key.size(), 32);
    for (const auto part : parts) {
        const auto length = static_cast<std::uint64_t>(part.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length), sizeof length);
        crypto_generichash_update(&state, raw(part), part.size());
    }
    std::string out(32, '\0');
    crypto_generichash_final(&state, raw(out), out.size());
    return out;
}

std::string associated(std::string_view column, std::int64_t record) {
    return std::string(column) + '\n' + std::to_string(record);
}

std::string base64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.pop_back();
    return out;
}

}

void start() { ensure(sodium_init() >= 0); }

std::string random_bytes(std::size_t count) {
    std::string out(count, '\0');
    randombytes_buf(out.data(), count);
    return out;
}

std::string random_token(std::size_t bytes) { return base64(random_bytes(bytes)); }

std::string sha256(std::string_view bytes) {
    std::string out(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(out), raw(bytes), bytes.size());
    return out;
}

std::string hex(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), raw(bytes), bytes.size());
    out.pop_back();
    return out;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    if (text.size() % 2 != 0 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    std::string out(text.size() / 2, '\0');
    ensure(sodium_hex2bin(raw(out), out.size(), text.data(), text.size(), nullptr, nullptr, nullptr) == 0);
    return out;
}

std::string hash_password(std::string_view password) {
    std::string out(crypto_pwhash_STRBYTES, '\0');
    constexpr std::size_t memory = std::size_t{19} << 20;
    errno = 0;
    const int failed = crypto_pwhash_str_alg(out.data(), password.data(), password.size(), 2, memory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    if (failed && errno == ENOMEM) throw std::bad_alloc();
    ensure(!failed);
    out.resize(out.find('\0'));
    return out;
}

bool password_matches(std::string_view password, const std::string& hash) {
    const auto kept = read_hash(hash);
    if (!kept) return false;
    std::string found(kept->hash.size(), '\0');
    // Not libsodium's own comparison: short of memory that says "no match", and a right password would be wrong.
    if (crypto_pwhash(raw(found), found.size(), password.data(), password.size(), raw(kept->salt), kept->passes,
                      kept->memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return same(found, kept->hash);
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct Vault::Keys {
    std::string field, blind, row, chain, commitment, token, stream, signing, signed_by;
    ~Keys() {
        for (auto* key : {&field, &blind, &row, &chain, &commitment, &token, &stream, &signing})
            sodium_memzero(key->data(), key->size());
    }
};

namespace {

/// A key that this vault has: one made from a verification key has few.
const std::string& held(const std::string& key) {
    ensure(!key.empty());
    return key;
}

}

Vault::Vault() : keys_(std::make_unique<Keys>()) {}

Vault::Vault(std::string_view data_key) : Vault() {
    ensure(data_key.size() == 32);
    const auto derive = [&](std::string_view purpose) { return keyed(data_key, {"bangfu 1", purpose}); };
    keys_->field = derive("field");
    keys_->blind = derive("blind");
    keys_->row = derive("row");
    keys_->chain = derive("chain");
    keys_->commitment = derive("commitment");
    keys_->token = derive("token");
    keys_->stream = derive("stream");
    auto seed = derive("signature");
    keys_->signed_by.resize(crypto_sign_PUBLICKEYBYTES);
    keys_->signing.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(raw(keys_->signed_by), raw(keys_->signing), raw(seed));
    sodium_memzero(seed.data(), seed.size());
}

bool Vault::holds_data_key() const { return !keys_->field.empty(); }

std::unique_ptr<Vault> Vault::for_verifying(std::string_view verification_key) {
    ensure(verification_key.size() == verification_key_bytes);
    std::unique_ptr<Vault> out(new Vault);
    out->keys_->row = verification_key.substr(0, 32);
    out->keys_->chain = verification_key.substr(32, 32);
    out->keys_->signed_by = verification_key.substr(64);
    return out;
}

std::string Vault::verification_key() const { return keys_->row + keys_->chain + keys_->signed_by; }

std::string Vault::sign(std::string_view text) const {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(out), nullptr, raw(text), text.size(), raw(held(keys_->signing)));
    return out;
}

bool Vault::is_signed(std::string_view text, std::string_view signature) const {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(text), text.size(), raw(keys_->signed_by)) == 0;
}

Vault::~Vault() = default;

std::string Vault::seal(std::string_view column, std::int64_t record, std::string_view plain) const {
    const auto bound = associated(column, record);
    std::string out(1 + nonce_bytes + plain.size() + tag_bytes, '\0');
    out[0] = xchacha20_poly1305;
    randombytes_buf(out.data() + 1, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out) + 1 + nonce_bytes, nullptr, raw(plain), plain.size(),
                                               raw(bound), bound.size(), nullptr, raw(out) + 1,
                                               raw(held(keys_->field)));
    return out;
}

std::string Vault::open(std::string_view column, std::int64_t record, std::string_view sealed) const {
    ensure(sealed.size() >= 1 + nonce_bytes + tag_bytes && sealed[0] == xchacha20_poly1305);
    const auto bound = associated(column, record);
    const auto body = sealed.substr(1 + nonce_bytes);
    std::string plain(body.size() - tag_bytes, '\0');
    const bool opened =
        crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(body), body.size(), raw(bound),
                                                   bound.size(), raw(sealed) + 1, raw(held(keys_->field))) == 0;
    ensure(opened);
    work_done::count_opened();
    return plain;
}

std::string Vault::blind(std::string_view kind, std::string_view value) const {
    return keyed(held(keys_->blind), {kind, value});
}
std::string Vault::row_hash(std::string_view canonical_row) const { return keyed(keys_->row, {canonical_row}); }
std::string Vault::chain_hash(std::string_view previous, std::string_view entry) const {
    return keyed(keys_->chain, {previous, entry});
}
std::string Vault::commitment(std::string_view column, std::int64_t record, std::string_view value) const {
    return keyed(held(keys_->commitment), {associated(column, record), value});
}
std::string Vault::bound_token(std::string_view purpose, std::string_view session) const {
    return base64(keyed(held(keys_->token), {purpose, session}));
}

struct SealingStream::State {
    crypto_secretstream_xchacha20poly1305_state stream;
};
struct OpeningStream::State {
    crypto_secretstream_xchacha20poly1305_state stream;
};

SealingStream::SealingStream(const Vault& vault) : state_(std::make_unique<State>()), header_(header_bytes, '\0') {
    static_assert(header_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    static_assert(piece_overhead == crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, raw(header_), raw(held(vault.keys_->stream)));
}

SealingStream::~SealingStream() { sodium_memzero(state_.get(), sizeof(State)); }

std::string SealingStream::seal(std::string_view plain, bool last, std::string_view bound) {
    std::string out(plain.size() + piece_overhead, '\0');
    const auto tag =
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, raw(out), nullptr, raw(plain), plain.size(),
                                               raw(bound), bound.size(), static_cast<unsigned char>(tag));
    return out;
}

OpeningStream::OpeningStream(const Vault& vault, std::string_view header) : state_(std::make_unique<State>()) {
    ensure(header.size() == SealingStream::header_bytes);
    // A header that is no header shows at the first piece.
    (void)crypto_secretstream_xchacha20poly1305_init_pull(&state_->stream, raw(header),
                                                          raw(held(vault.keys_->stream)));
}

OpeningStream::~OpeningStream() { sodium_memzero(state_.get(), sizeof(State)); }

std::optional<OpeningStream::Piece> OpeningStream::open(std::string_view sealed, std::string_view bound) {
    if (sealed.size() < SealingStream::piece_overhead) return std::nullopt;
    Piece out{.plain = std::string(sealed.size() - SealingStream::piece_overhead, '\0')};
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_->stream, raw(out.plain), nullptr, &tag, raw(sealed),
                                                   sealed.size(), raw(bound), bound.size()) != 0)
        return std::nullopt;
    out.last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return out;
}

}
