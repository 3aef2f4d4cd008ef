#pragma once
// A PDF as an office's own programs read it: Poppler's, each in a process of its own.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <unistd.h>

namespace tests {

/// Bytes in a file that is gone with it.
class PdfFile {
public:
    explicit PdfFile(const std::string& bytes) {
        const int file = ::mkstemp(path_.data());
        REQUIRE(file >= 0);
        REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        ::close(file);
    }
    ~PdfFile() { ::unlink(path_.c_str()); }
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    /// What a command says of it; "{}" stands for the file.
    std::string told(std::string command) const {
        command.replace(command.find("{}"), 2, path_);
        const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
        REQUIRE(pipe);
        std::string out;
        std::array<char, 4096> part;
        while (const auto size = std::fread(part.data(), 1, part.size(), pipe.get())) out.append(part.data(), size);
        return out;
    }

private:
    static std::string folder() {
        const auto* named = std::getenv("TMPDIR");
        return named ? named : "/tmp";
    }
    std::string path_ = folder() + "/bangfu-paper-XXXXXX";
};

/// Its text without blanks, which hang on where characters stand.
inline std::string pdf_text(const std::string& bytes, const std::string& options = "") {
    auto text = PdfFile(bytes).told("pdftotext -raw " + options + " {} -");
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    return text;
}

}
