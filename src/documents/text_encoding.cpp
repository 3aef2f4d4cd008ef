#include "documents/text_encoding.hpp"
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <cstring>
#include <memory>
#include "base/result.hpp"

namespace documents {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::optional<std::string> convert(const char* encoding, std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &error));
    ensure(U_SUCCESS(error));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::u16string wide(bytes.size() + 1, u'\0');
    const auto length = ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                                      static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error)) return {};
    wide.resize(static_cast<std::size_t>(length));
    return utf8_of(wide);
}

// Length of the well-formed sequence that starts here (Unicode table 3-7), 0 when there is none.
std::size_t sequence_length(const unsigned char* at, std::size_t left) {
    const unsigned char first = at[0];
    const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || length > left) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at[i] & 0xC0) != 0x80) return 0;
    const unsigned char second = at[1];
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

}

std::optional<DecodedText> decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        if (!is_utf8(bytes)) return {};
        return DecodedText{std::string(bytes), "UTF-8 with BOM"};
    }
    const bool little = bytes.starts_with("\xFF\xFE");
    if (little || bytes.starts_with("\xFE\xFF")) {
        auto text = convert(little ? "UTF-16LE" : "UTF-16BE", bytes.substr(2));
        if (!text) return {};
        return DecodedText{*std::move(text), "UTF-16"};
    }
    if (is_utf8(bytes)) return DecodedText{std::string(bytes), "UTF-8"};
    auto text = convert("GB18030", bytes);
    if (!text) return {};
    return DecodedText{*std::move(text), "GB18030"};
}

bool is_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    while (at < end) {
        std::uint64_t eight = 0;
        if (end - at >= 8) {
            std::memcpy(&eight, at, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        if (*at < 0x80) {
            ++at;
            continue;
        }
        const auto length = sequence_length(at, static_cast<std::size_t>(end - at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string utf8_of(std::u16string_view text) {
    if (text.empty()) return {};
    std::string narrow(text.size() * 3, '\0');
    int32_t length = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8WithSub(narrow.data(), static_cast<int32_t>(narrow.size()), &length, text.data(),
                       static_cast<int32_t>(text.size()), 0xFFFD, nullptr, &error);
    ensure(U_SUCCESS(error));
    narrow.resize(static_cast<std::size_t>(length));
    return narrow;
}

void append_code_point(std::string& text, char32_t point) {
    ensure(point < 0x110000 && (point < 0xD800 || point > 0xDFFF));
    const auto low = [&](int shift) { return static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6));
        text += low(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12));
        text += {low(6), low(0)};
    } else {
        text += static_cast<char>(0xF0 | (point >> 18));
        text += {low(12), low(6), low(0)};
    }
}

}
