#include "store/snapshot.hpp"
#include "store/facts.hpp"
#include "store/postgres_tools.hpp"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace store {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t portion_bytes = std::size_t{64} << 10;
const std::string scratch_prefix = "backup-";

/// So that no one else can read what is written there.
void make_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw Failure("file", path + ": " + std::strerror(errno));
    ::close(file);
}

class SqliteSnapshot final : public Snapshot {
public:
    SqliteSnapshot(const std::string& from, std::string copy) : copy_(std::move(copy)) {
        make_private_file(copy_);
        copy_sqlite(from, copy_);
        connection_ = open_sqlite(copy_, true);
    }
    ~SqliteSnapshot() override {
        connection_.reset();
        std::error_code ignored;
        for (const auto* each : {"", "-wal", "-shm"}) fs::remove(copy_ + each, ignored);
    }
    AuditHeads heads() override { return heads_in_log(*connection_); }
    std::string wrapped_key() override { return read_fact(*connection_, "wrapped_data_key").value_or(""); }
    void read_out(const std::function<void(std::string_view)>& take) override {
        std::ifstream file(copy_, std::ios::binary);
        std::string buffer(portion_bytes, '\0');
        while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0)
            take({buffer.data(), static_cast<std::size_t>(file.gcount())});
        if (!file.eof()) throw Failure("file", copy_ + ": not read");
    }

private:
    std::string copy_;
    std::unique_ptr<Connection> connection_;
};

class SqliteFilling final : public Filling {
public:
    explicit SqliteFilling(const std::string& path) : path_(path) {
        make_private_file(path);
        file_.open(path, std::ios::binary | std::ios::trunc);
    }
    void take(std::string_view portion) override {
        if (!file_.write(portion.data(), static_cast<std::streamsize>(portion.size())))
            throw Failure("file", path_ + ": not written");
    }
    void finish() override {
        file_.close();
        const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool kept = file_ && file >= 0 && ::fsync(file) == 0;
        if (file >= 0) ::close(file);
        if (!kept) throw Failure("file", path_ + ": not written");
    }

private:
    std::string path_;
    std::ofstream file_;
};

std::string database_file(const Options& options) { return options.directory + "/bangfu.db"; }

std::string make_scratch(const std::string& directory) {
    remove_abandoned(directory);
    auto path = directory + "/" + scratch_prefix + std::to_string(::getpid()) + "-XXXXXX";
    if (!::mkdtemp(path.data())) throw Failure("file", path + ": " + std::strerror(errno));
    return path;
}

}

std::unique_ptr<Snapshot> take_snapshot(const Options& options, const std::string& scratch) {
    if (!options.database_url.empty()) return postgres_snapshot(options.database_url);
    return std::make_unique<SqliteSnapshot>(database_file(options), scratch + "/copy.db");
}

std::unique_ptr<Filling> fill_database(const Options& options) {
    if (!options.database_url.empty()) return postgres_filling(options.database_url);
    return std::make_unique<SqliteFilling>(database_file(options));
}

bool has_county(const Options& options) {
    return options.database_url.empty() ? fs::exists(database_file(options))
                                        : postgres_has_tables(options.database_url);
}

bool has_data(const Options& options) {
    return fs::exists(options.directory + "/bangfu.key") || has_county(options);
}

Beside::Beside(const Options& near) : near_url_(near.database_url) {
    options_.directory = make_scratch(near.directory);
    options_.read_only = true;
    if (near_url_.empty()) return;
    try {
        database_ = make_database(near_url_);
        options_.database_url = with_database(near_url_, database_);
    } catch (...) {
        fs::remove_all(options_.directory);
        throw;
    }
}

Beside::~Beside() {
    std::error_code ignored;
    fs::remove_all(options_.directory, ignored);
    if (database_.empty()) return;
    try {
        drop_database(near_url_, database_);
    } catch (const Failure&) {
        // The server is gone; an empty check database may be left on it.
    }
}

void clear_database(const Options& options) {
    if (!options.database_url.empty()) return clear_postgres(options.database_url);
    for (const auto* each : {"-wal", "-shm", ""}) fs::remove(database_file(options) + each);
}

void remove_abandoned(const std::string& directory) {
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(directory, ignored)) {
        const auto name = each.path().filename().string();
        if (!name.starts_with(scratch_prefix) || !each.is_directory(ignored)) continue;
        const auto process = std::atoi(name.c_str() + scratch_prefix.size());
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(each.path(), ignored);
    }
}

}
