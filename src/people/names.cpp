#include "people/field_rules.hpp"
#include "people/names.hpp"
#include "base/look_alikes.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <memory>
#include <unicode/coll.h>

namespace people {

namespace {

constexpr std::size_t name_min = 2, name_max = 30;
constexpr char32_t middle_dot = U'·';

struct Range {
    char32_t first, last;
};
// Unified ideographs with extensions A to H, the zero 〇, compatibility ideographs (names as registered before
// 2001).
constexpr Range ideographs[] = {{U'〇', U'〇'},     {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},
                                {0x20000, 0x2A6DF}, {0x2A700, 0x2EBEF}, {0x2F800, 0x2FA1F}, {0x30000, 0x323AF}};

bool is_ideograph(char32_t c) {
    return std::any_of(std::begin(ideographs), std::end(ideographs),
                       [&](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_latin(char32_t c) {
    const bool ascii = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    return ascii || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool is_dot(char32_t c) {
    constexpr std::u32string_view dots = U"·•‧∙⋅・･．᛫";
    return dots.find(c) != dots.npos;
}

/// Folded, or empty for ill-formed text.
std::u32string folded_points(std::string_view name) {
    const auto points = to_code_points(without_blanks(unified(name)));
    std::u32string out;
    for (char32_t c : points.value_or(std::u32string())) {
        if (is_dot(c)) c = middle_dot;
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
        out += c;
    }
    return out;
}

void add_once(std::vector<std::string>& grams, std::u32string_view gram) {
    auto text = to_utf8(gram);
    if (std::find(grams.begin(), grams.end(), text) == grams.end()) grams.push_back(std::move(text));
}

/// The stroke collator of this thread: making one costs milliseconds, and sharing one would need a lock.
const icu::Collator& stroke_collator() {
    thread_local const auto collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale::forLanguageTag("zh-u-co-stroke", status), status));
        ensure(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    return *collator;
}

}

bool is_person_name(std::string_view name) {
    const auto points = to_code_points(name);
    if (!points || points->size() < name_min || points->size() > name_max) return false;
    char32_t before = 0;
    for (std::size_t i = 0; i < points->size(); ++i) {
        const char32_t c = (*points)[i];
        const char32_t after = i + 1 < points->size() ? (*points)[i + 1] : 0;
        const auto is_letter = [](char32_t each) { return is_ideograph(each) || is_latin(each); };
        const bool joins = (c == middle_dot && is_letter(before) && is_letter(after)) ||
                           ((c == U' ' || c == U'-' || c == U'\'') && is_latin(before) && is_latin(after));
        if (!is_letter(c) && !joins) return false;
        before = c;
    }
    return true;
}

std::string person_name_pattern() {
    std::string ideograph;
    for (const auto& [first, last] : ideographs)
        ideograph += to_utf8(std::u32string{first}) + (first == last ? "" : "-" + to_utf8(std::u32string{last}));
    const std::string latin = "A-Za-zÀ-ÖØ-öø-ɏ";
    const auto any = "[" + ideograph + latin + "]", foreign = "[" + latin + "]";
    return "^(?=.{2,30}$)(?:" + any + "(?:·(?=" + any + "))?|" + foreign + "[ '-](?=" + foreign + "))+$";
}

std::string folded_name(std::string_view name) { return to_utf8(folded_points(name)); }

std::vector<std::string> name_grams(std::string_view name) {
    const auto points = folded_points(name);
    std::vector<std::string> grams;
    for (std::size_t i = 0; i < points.size(); ++i) {
        add_once(grams, std::u32string_view(points).substr(i, 1));
        if (i + 1 < points.size()) add_once(grams, std::u32string_view(points).substr(i, 2));
    }
    return grams;
}

std::vector<std::string> search_grams(std::string_view text) {
    const auto points = folded_points(text);
    const auto pairs = points.size() - 1;
    std::vector<std::string> grams;
    if (points.empty() || points.size() > name_max) return grams;
    if (points.size() == 1) add_once(grams, points);
    else if (pairs <= search_grams_max)
        for (std::size_t i = 0; i < pairs; ++i) add_once(grams, std::u32string_view(points).substr(i, 2));
    else
        for (const std::size_t i : {std::size_t{0}, pairs / 2, pairs - 1})
            add_once(grams, std::u32string_view(points).substr(i, 2));
    return grams;
}

std::string gram_at(const std::vector<std::string>& grams, std::size_t place) {
    return place < grams.size() ? grams[place] : std::string();
}

std::string stroke_sort_key(std::string_view name) {
    const auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::string key(64, '\0');
    const auto fill = [&] {
        return stroke_collator().getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()),
                                            static_cast<int32_t>(key.size()));
    };
    auto length = fill();
    ensure(length > 0);
    if (length > static_cast<int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(length));
        length = fill();
    }
    key.resize(static_cast<std::size_t>(length) - 1);  // without ICU's closing zero
    return key;
}

}
