// Exif: a small TIFF inside a picture. Rewritten from the tags on the list, or left as it is when it has no others.
#include "documents/picture_metadata.hpp"
#include <algorithm>
#include <cstdint>
#include <vector>

namespace documents {

namespace {

constexpr std::uint16_t exif_pointer = 0x8769;

/// Of the picture: size, camera, orientation, resolution, colours, program, time.
constexpr std::uint16_t picture_tags[] = {0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x010F, 0x0110, 0x0112, 0x0115,
                                          0x011A, 0x011B, 0x011C, 0x0128, 0x012D, 0x0131, 0x0132, 0x013E, 0x013F,
                                          0x0211, 0x0212, 0x0213, 0x0214};
/// Of the exposure: its settings, times and time zones, colour space and size.
constexpr std::uint16_t exposure_tags[] = {
    0x829A, 0x829D, 0x8822, 0x8824, 0x8827, 0x8830, 0x8831, 0x8832, 0x8833, 0x9000, 0x9003, 0x9004, 0x9010,
    0x9011, 0x9012, 0x9101, 0x9102, 0x9201, 0x9202, 0x9203, 0x9204, 0x9205, 0x9206, 0x9207, 0x9208, 0x9209,
    0x920A, 0x9214, 0x9290, 0x9291, 0x9292, 0xA000, 0xA001, 0xA002, 0xA003, 0xA20B, 0xA20E, 0xA20F, 0xA210,
    0xA214, 0xA215, 0xA217, 0xA300, 0xA301, 0xA302, 0xA401, 0xA402, 0xA403, 0xA404, 0xA405, 0xA406, 0xA407,
    0xA408, 0xA409, 0xA40A, 0xA40C};
/// Times, names of a camera, numbers: none is long.
constexpr std::size_t value_bytes_max = 256;
constexpr std::size_t entries_max = 512;

struct Field {
    std::uint16_t tag, type;
    std::uint32_t count;
    std::string value;
};

struct Directory {
    std::vector<Field> fields;
    std::optional<std::uint32_t> exposure;  // where the exposure's own directory stands
    bool others = false;                    // tags on no list, or a further directory
};

struct Damaged {};  // thrown by Block only, caught in this file

std::size_t size_of(std::uint16_t type) {
    constexpr std::size_t sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    return type < std::size(sizes) ? sizes[type] : 0;
}

class Block {
public:
    explicit Block(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with("MM")) {
        if (!(big_ || bytes.starts_with("II")) || number(2, 2) != 42) throw Damaged{};
    }
    bool big() const { return big_; }
    std::uint32_t number(std::size_t at, std::size_t size) const {
        const auto part = taken(at, size);
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | static_cast<unsigned char>(part[big_ ? i : size - 1 - i]);
        return value;
    }
    std::string_view taken(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || size > bytes_.size() - at) throw Damaged{};
        return bytes_.substr(at, size);
    }

private:
    std::string_view bytes_;
    bool big_;
};

template <std::size_t size>
bool is_on(const std::uint16_t (&list)[size], std::uint16_t tag) {
    return std::find(std::begin(list), std::end(list), tag) != std::end(list);
}

std::optional<Field> field_at(const Block& block, std::size_t at) {
    Field field{static_cast<std::uint16_t>(block.number(at, 2)),
                static_cast<std::uint16_t>(block.number(at + 2, 2)), block.number(at + 4, 4), {}};
    const std::uint64_t size = std::uint64_t{field.count} * size_of(field.type);
    if (size == 0 || size > value_bytes_max) return {};
    field.value = block.taken(size <= 4 ? at + 8 : block.number(at + 8, 4), static_cast<std::size_t>(size));
    return field;
}

template <std::size_t size>
Directory read(const Block& block, std::size_t at, const std::uint16_t (&list)[size], bool is_first) {
    Directory out;
    const std::size_t count = block.number(at, 2);
    if (count > entries_max) throw Damaged{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = at + 2 + 12 * i;
        const auto tag = static_cast<std::uint16_t>(block.number(entry, 2));
        if (is_first && tag == exif_pointer) {
            out.exposure = block.number(entry + 8, 4);
            continue;
        }
        auto field = is_on(list, tag) ? field_at(block, entry) : std::nullopt;
        if (field) out.fields.push_back(*std::move(field));
        else out.others = true;
    }
    if (block.number(at + 2 + 12 * count, 4) != 0) out.others = true;
    return out;
}

class Writer {
public:
    explicit Writer(bool big) : out_(big ? "MM" : "II"), big_(big) {
        put(42, 2);
        put(8, 4);
    }
    void put(std::uint64_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            out_ += static_cast<char>(value >> 8 * (big_ ? size - 1 - i : i) & 0xFF);
    }
    /// A directory with its longer values behind it; `exposure`: room for the pointer to what follows those.
    void directory(const std::vector<Field>& fields, bool exposure) {
        const auto entries = fields.size() + (exposure ? 1 : 0);
        std::size_t behind = out_.size() + 2 + 12 * entries + 4;
        std::string values;
        put(entries, 2);
        for (const auto& field : fields) {
            put(field.tag, 2);
            put(field.type, 2);
            put(field.count, 4);
            auto value = field.value;
            value.resize(value.size() <= 4 ? 4 : value.size() + value.size() % 2);
            if (value.size() == 4) out_ += value;
            else {
                put(behind + values.size(), 4);
                values += value;
            }
        }
        if (exposure) {
            put(exif_pointer, 2);
            put(4, 2);
            put(1, 4);
            put(behind + values.size(), 4);
        }
        put(0, 4);
        out_ += values;
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool big_;
};

std::string rewritten(const Block& block, std::string_view bytes) {
    const auto picture = read(block, block.number(4, 4), picture_tags, true);
    Directory exposure;
    if (picture.exposure) exposure = read(block, *picture.exposure, exposure_tags, false);
    if (!picture.others && !exposure.others) return std::string(bytes);
    if (picture.fields.empty() && exposure.fields.empty()) return {};
    Writer to(block.big());
    to.directory(picture.fields, !exposure.fields.empty());
    if (!exposure.fields.empty()) to.directory(exposure.fields, false);
    return to.take();
}

}

std::string listed_exif(std::string_view block) {
    try {
        return rewritten(Block(block), block);
    } catch (const Damaged&) { return {}; }
}

}
