#include "documents/picture_metadata.hpp"
#include <algorithm>
#include <cstdint>
#include <zlib.h>

namespace documents {

namespace {

using namespace std::string_view_literals;

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
void put_big(std::string& out, std::uint64_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}
void put_little(std::string& out, std::uint64_t value, int size) {
    for (int shift = 0; shift < 8 * size; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

constexpr auto exif_mark = "Exif\0\0"sv;

/// With the mark before it, as JPEG has it always and WebP sometimes.
std::string listed_marked_exif(std::string_view bytes) {
    const bool marked = bytes.starts_with(exif_mark);
    auto block = listed_exif(marked ? bytes.substr(exif_mark.size()) : bytes);
    return block.empty() || !marked ? block : std::string(exif_mark) + block;
}

// ---- JPEG: markers with their segments, and runs of coded picture after each start of scan

bool is_bare(unsigned char marker) { return (marker >= 0xD0 && marker <= 0xD7) || marker == 0x01; }
bool is_application(unsigned char marker) { return (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE; }

/// A segment as it stays: from its length on; nothing when it goes.
std::string listed_segment(unsigned char marker, std::string_view segment) {
    if (!is_application(marker)) return std::string(segment);
    const auto body = segment.substr(2);
    const bool stays = (marker == 0xE0 && body.starts_with("JFIF\0"sv)) ||
                       (marker == 0xE2 && body.starts_with("ICC_PROFILE\0"sv)) ||
                       (marker == 0xEE && body.starts_with("Adobe"));
    if (stays) return std::string(segment);
    if (marker != 0xE1 || !body.starts_with(exif_mark)) return {};
    const auto exif = listed_marked_exif(body);
    std::string out;
    if (exif.empty() || exif.size() + 2 > 0xFFFF) return out;
    put_big(out, exif.size() + 2, 2);
    return out + exif;
}

/// Where the coded picture that begins at `at` ends: before the next marker that is none of its own.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
    for (; at + 1 < bytes.size(); ++at) {
        if (bytes[at] != '\xff') continue;
        const auto next = static_cast<unsigned char>(bytes[at + 1]);
        if (next != 0 && next != 0xFF && !is_bare(next)) return at;
    }
    return bytes.size();
}

std::optional<std::string> listed_jpeg(std::string_view bytes) {
    std::string out(bytes.substr(0, 2));
    for (std::size_t at = 2;;) {
        // What stands between the parts is nobody's; markers may be led by any number of FF.
        while (at + 1 < bytes.size() && (bytes[at] != '\xff' || bytes[at + 1] == '\xff' || bytes[at + 1] == '\0'))
            ++at;
        if (at + 1 >= bytes.size()) return {};
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        const auto head = bytes.substr(at, 2);
        at += 2;
        if (marker == 0xD9) return out.append(head);
        if (is_bare(marker)) {
            out += head;
            continue;
        }
        if (bytes.size() - at < 2) return {};
        const auto length = big(bytes, at, 2);
        if (length < 2 || length > bytes.size() - at) return {};
        if (const auto segment = listed_segment(marker, bytes.substr(at, length)); !segment.empty())
            out.append(head).append(segment);
        at += length;
        if (marker != 0xDA) continue;
        const auto end = end_of_scan(bytes, at);
        out += bytes.substr(at, end - at);
        at = end;
    }
}

// ---- PNG: chunks of length, name, data and sum

bool is_listed_chunk(std::string_view name) {
    constexpr std::string_view listed[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                           "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "tIME", "cICP"};
    return std::find(std::begin(listed), std::end(listed), name) != std::end(listed);
}

void put_chunk(std::string& out, std::string_view name, std::string_view data) {
    put_big(out, data.size(), 4);
    const auto begin = out.size();
    out.append(name).append(data);
    const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + begin);
    const auto sum = crc32(0, bytes, static_cast<uInt>(out.size() - begin));
    put_big(out, sum, 4);
}

std::optional<std::string> listed_png(std::string_view bytes) {
    std::string out(bytes.substr(0, 8));
    for (std::size_t at = 8; bytes.size() - at >= 12;) {
        const std::size_t length = big(bytes, at, 4);
        if (length > bytes.size() - at - 12) return {};
        const auto name = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, length);
        if (is_listed_chunk(name)) out += bytes.substr(at, length + 12);
        if (name == "eXIf") {
            const auto exif = listed_exif(data);
            if (exif == data) out += bytes.substr(at, length + 12);
            else if (!exif.empty()) put_chunk(out, name, exif);
        }
        if (name == "IEND") return out;
        at += length + 12;
    }
    return {};
}

// ---- WebP: a RIFF of chunks, each filled up to an even length; the first may say which others follow

std::uint32_t little(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

void put_part(std::string& out, std::string_view name, std::string_view data) {
    out += name;
    put_little(out, data.size(), 4);
    out += data;
    if (data.size() % 2 == 1) out += '\0';
}

bool is_listed_part(std::string_view name) {
    constexpr std::string_view listed[] = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
    return std::find(std::begin(listed), std::end(listed), name) != std::end(listed);
}

std::optional<std::string> listed_webp(std::string_view bytes) {
    constexpr char says_exif = 0x08, says_xmp = 0x04;
    const std::size_t end = std::size_t{little(bytes, 4)} + 8;
    if (end > bytes.size() || end < 12) return {};
    std::string parts;
    std::size_t flags_at = 0;
    bool keeps_exif = false;
    for (std::size_t at = 12; end - at >= 8;) {
        const std::size_t length = little(bytes, at + 4);
        if (length > end - at - 8) return {};
        const auto name = bytes.substr(at, 4), data = bytes.substr(at + 8, length);
        if (name == "VP8X" && length > 0) flags_at = parts.size() + 8;
        const auto exif = name == "EXIF" ? listed_marked_exif(data) : "";
        if (is_listed_part(name)) put_part(parts, name, data);
        else if (!exif.empty()) put_part(parts, name, exif);
        keeps_exif = keeps_exif || !exif.empty();
        at += 8 + std::min(length + length % 2, end - at - 8);
    }
    if (flags_at != 0) {
        auto& flags = parts[flags_at];
        flags = static_cast<char>(flags & ~(says_xmp | (keeps_exif ? 0 : says_exif)));
    }
    std::string out = "RIFF";
    put_little(out, parts.size() + 4, 4);
    return out + "WEBP" + parts;
}

}

std::optional<std::string> without_place(std::string_view content_type, std::string_view bytes) {
    if (content_type == "image/jpeg") return listed_jpeg(bytes);
    if (content_type == "image/png") return listed_png(bytes);
    return listed_webp(bytes);
}

}
