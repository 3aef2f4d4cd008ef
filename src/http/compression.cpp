#include "http/compression.hpp"
#include "http/pages.hpp"
#include <zlib.h>

namespace http {

namespace {

constexpr std::size_t compressed_from = 1024;
constexpr int gzip_window = 15 + 16, usual_memory = 8;  // of deflateInit2

/// Nothing when zlib has not the memory.
std::optional<std::string> gzip(const std::string& plain) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, usual_memory, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string out(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

}

bool takes_gzip(const Request& request) { return accepts(request.header("accept-encoding"), "gzip"); }

bool is_worth_compressing(const Response& response) {
    return response.compressible && response.body.size() > compressed_from;
}

void compress(Response& response) noexcept try {
    auto shorter = gzip(response.body);
    if (!shorter || shorter->size() >= response.body.size()) return;
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = *std::move(shorter);
} catch (const std::exception&) {}  // short of memory: sent as it is

}
