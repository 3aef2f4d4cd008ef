#include "store/backup_file.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <unistd.h>

namespace store {

namespace {

constexpr std::string_view title = "bangfu backup 1\n";
constexpr std::size_t head_bytes_max = 4096, piece_bytes_max = std::size_t{1} << 20;

std::string length_bytes(std::size_t length) {
    std::string out(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<char>(length >> (8 * i));
    return out;
}

std::size_t length_of(std::string_view bytes) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < 4; ++i)
        out |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return out;
}

std::string text_of(const BackupHead& head) {
    return std::string(head.dialect == Dialect::sqlite ? "sqlite" : "postgres") + " " + head.taken_at + " " +
           crypto::hex(head.wrapped_key) + "\n";
}

std::optional<BackupHead> head_of(const std::string& text) {
    std::istringstream words(text);
    std::string dialect, key;
    BackupHead out;
    words >> dialect >> out.taken_at >> key;
    if ((dialect != "sqlite" && dialect != "postgres") || key.size() % 2 != 0 ||
        key.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    out.dialect = dialect == "sqlite" ? Dialect::sqlite : Dialect::postgres;
    for (std::size_t i = 0; i < key.size(); i += 2)
        out.wrapped_key += static_cast<char>(std::stoi(key.substr(i, 2), nullptr, 16));
    return out;
}

}

BackupWriter::BackupWriter(const std::string& path, const BackupHead& head, const crypto::Vault& vault,
                           const std::string& heads)
    : path_(path), stream_(vault) {
    const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (made < 0) throw Failure("file", path + ": " + std::strerror(errno));
    ::close(made);
    file_.open(path, std::ios::binary | std::ios::trunc);
    const auto text = text_of(head);
    file_ << title << length_bytes(text.size()) << text << stream_.header();
    put(stream_.seal(heads, false, text));
}

void BackupWriter::write(std::string_view portion) { put(stream_.seal(portion, false)); }

void BackupWriter::put(std::string_view sealed) {
    file_ << length_bytes(sealed.size()) << sealed;
    if (!file_) throw Failure("file", path_ + ": not written");
}

void BackupWriter::finish() {
    put(stream_.seal("", true));
    file_.close();
    const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = file_ && file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!kept) throw Failure("file", path_ + ": not written");
}

BackupReader::BackupReader(const std::string& path) : path_(path), file_(path, std::ios::binary) {
    if (!file_) throw Failure("backup", path + ": " + std::strerror(errno));
    if (take(title.size()) != title) throw Failure("backup", path + " is no backup of this program");
    const auto length = length_of(take(4));
    if (length > head_bytes_max) throw Failure("backup", path + " is damaged");
    head_text_ = take(length);
    auto head = head_of(head_text_);
    if (!head) throw Failure("backup", path + " is damaged");
    head_ = std::move(*head);
}

std::string BackupReader::open(const crypto::Vault& vault) {
    stream_ = std::make_unique<crypto::OpeningStream>(vault, take(crypto::SealingStream::header_bytes));
    return piece(head_text_).plain;
}

std::optional<std::string> BackupReader::next() {
    if (ended_) return std::nullopt;
    auto next = piece("");
    ended_ = next.last;
    if (next.last) return std::nullopt;
    return std::move(next.plain);
}

crypto::OpeningStream::Piece BackupReader::piece(std::string_view bound) {
    const auto length = length_of(take(4));
    if (length > piece_bytes_max) throw Failure("backup", path_ + " is damaged");
    auto out = stream_->open(take(length), bound);
    if (!out) throw Failure("backup", path_ + " is damaged");
    return std::move(*out);
}

std::string BackupReader::take(std::size_t bytes) {
    std::string out(bytes, '\0');
    if (!file_.read(out.data(), static_cast<std::streamsize>(bytes)))
        throw Failure("backup", path_ + " is cut off or no backup");
    return out;
}

}
