#include "app/demo_pictures.hpp"
#include <boost/crc.hpp>
#include <string_view>

namespace app {

namespace {

std::string big_endian(std::uint32_t number) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 255);
    return out;
}

std::string chunk(std::string_view type, std::string_view data) {
    const auto body = std::string(type) + std::string(data);
    boost::crc_32_type crc;
    crc.process_bytes(body.data(), body.size());
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc.checksum());
}

/// The bytes as zlib keeps them uncompressed.
std::string stored(std::string_view bytes) {
    std::uint32_t a = 1, b = 0;
    for (const unsigned char each : bytes) {
        a = (a + each) % 65521;
        b = (b + a) % 65521;
    }
    const auto size = static_cast<char>(bytes.size()), rest = static_cast<char>(~bytes.size());
    return std::string("\x78\x01\x01") + size + '\0' + rest + '\xff' + std::string(bytes) + big_endian(b << 16 | a);
}

}

std::string dot_of(std::uint16_t grey) {
    using namespace std::string_view_literals;
    const std::string line{'\0', static_cast<char>(grey >> 8), static_cast<char>(grey & 255)};
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\0\0\0\1\0\0\0\1\x10\0\0\0\0"sv) + chunk("IDAT", stored(line)) +
           chunk("IEND", "");
}

}
