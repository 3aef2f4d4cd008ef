#include "app/terminal.hpp"
#include "app/command_table.hpp"
#include "app/slices.hpp"
#include "store/snapshot.hpp"
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) { interrupted = 1; }

/// A terminal that does not show what is typed, and shows it again whatever happens. What was typed ahead is kept.
class Unseen {
public:
    Unseen() {
        is_terminal_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
        if (!is_terminal_) return;
        struct sigaction note {};
        note.sa_handler = note_interrupt;  // without SA_RESTART: reading ends, and the terminal is put back
        ::sigaction(SIGINT, &note, &action_before_);
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &silent);
    }
    ~Unseen() {
        if (!is_terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
        ::sigaction(SIGINT, &action_before_, nullptr);
        std::fputs("\n", stdout);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    bool is_terminal_ = false;
    termios before_{};
    struct sigaction action_before_ {};
};

/// By single bytes, so that nothing of the next line is taken from whoever reads it.
std::string read_line() {
    std::string line;
    for (;;) {
        char c = 0;
        const auto got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR && !interrupted) continue;
        if (got <= 0 && line.empty()) throw store::Failure("input", "stopped: there is no answer");
        if (got <= 0 || c == '\n') break;
        line += c;
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

void show(const std::string& question) {
    std::fputs((question + ": ").c_str(), stdout);
    std::fflush(stdout);
}

std::string place_of(const Arguments& arguments) {
    return arguments.has("--database") ? in_words("数据库", "the database") : arguments.value("--data", "data");
}

}

bool speaks_chinese() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string_view(value).starts_with("zh");
    return false;
}

std::string in_words(const char* chinese, const char* english) { return speaks_chinese() ? chinese : english; }

void print(const std::string& line) { std::fputs((line + "\n").c_str(), stdout); }

int complain(const std::string& what) {
    std::fputs(("bangfu: " + what + "\n").c_str(), stderr);
    return 1;
}

int wrong_usage(const Arguments& arguments, const std::string& what) {
    complain(what);
    print_usage(arguments, stderr);
    return 2;
}

bool is_interactive() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1; }

std::string ask(const std::string& question, const std::string& known) {
    show(known.empty() ? question : question + " [" + known + "]");
    auto line = read_line();
    return line.empty() ? known : line;
}

std::string ask_secret(const std::string& question) {
    if (::isatty(STDIN_FILENO) == 0) return read_line();
    const Unseen unseen;  // before the question: whoever sees it may type at once
    show(question);
    return read_line();
}

std::string first_line_of(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line)) throw store::Failure("file", "cannot read " + path);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

void show_recovery_key(const store::Store& store) {
    if (store.recovery_key().empty()) return;
    print(in_words("恢复密钥（只显示这一次）：", "Recovery key, shown this once: ") + store.recovery_key());
    print(
        in_words("请抄写下来，与本机和备份分开保管；没有它，任何备份都打不开。",
                 "Write it down and keep it apart from this machine and its backups; without it no backup opens."));
}

void require_county(const Arguments& arguments) {
    const auto options = store_options(arguments, true);
    if (store::has_county(options)) return;
    const bool lost = store::has_data(options);  // the key without its database
    throw store::Failure("open",
                         in_words("没有找到县：", "there is no county in ") + place_of(arguments) +
                             (lost ? in_words("。目录里有密钥而没有数据库，请用 bangfu restore 把备份恢复到一个空目录",
                                              ": its key is there and its database is not; restore a backup into an "
                                              "empty directory with bangfu restore")
                                   : in_words("。请用 --data 写明目录，或用 bangfu user first 建立",
                                              ": name its directory with --data, or make one with bangfu user first")));
}

std::unique_ptr<store::Store> open_or_make(const Arguments& arguments) {
    auto store = store::Store::open(store_options(arguments, false), schema());
    show_recovery_key(*store);
    if (!store->recovery_key().empty() && is_interactive())
        ask(in_words("抄写好后按回车键", "Press Enter when it is written down"));
    return store;
}

std::unique_ptr<store::Store> open_to_change(const Arguments& arguments) {
    require_county(arguments);
    return open_or_make(arguments);
}

std::unique_ptr<store::Store> open_to_read(const Arguments& arguments) {
    require_county(arguments);
    return store::Store::open(store_options(arguments, true), schema());
}

}
