// Takes the place out of strange photographs: the first byte says which kind it is, whose mark is put before the rest,
// or that the rest is an Exif block.
#include "base/result.hpp"
#include "documents/picture_metadata.hpp"
#include <cstdint>

namespace {

using namespace std::string_view_literals;

/// What was cleared has nothing left to clear.
void check_picture(std::string_view kind, const std::string& bytes) {
    const auto cleared = documents::without_place(kind, bytes);
    if (cleared) ensure(documents::without_place(kind, *cleared) == cleared);
}

void check_exif(std::string_view block) {
    const auto listed = documents::listed_exif(block);
    ensure(documents::listed_exif(listed) == listed);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 5) return 0;
    const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
        case 0: check_picture("image/jpeg", "\xff\xd8\xff" + rest); break;
        case 1: check_picture("image/png", std::string("\x89PNG\r\n\x1a\n"sv) + rest); break;
        case 2: check_picture("image/webp", "RIFF" + rest.substr(0, 4) + "WEBP" + rest.substr(4)); break;
        default: check_exif(rest);
    }
    return 0;
}
