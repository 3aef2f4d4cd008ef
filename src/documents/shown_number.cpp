#include "documents/shown_number.hpp"
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>
#include "documents/number_format.hpp"

namespace documents {
namespace {

/// Bytes of the UTF-8 character that begins here.
std::size_t character_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

/// How far a quoted text, a bracket or an escaped character at the beginning reaches; 0 when there is none.
std::size_t enclosed_length(std::string_view code) {
    const char here = code[0];
    if (here == '"' || here == '[') {
        const auto end = code.find(here == '"' ? '"' : ']', 1);
        return end == std::string_view::npos ? code.size() : end + 1;
    }
    if ((here == '\\' || here == '!' || here == '_' || here == '*') && code.size() > 1)
        return 1 + character_length(code.substr(1));
    return 0;
}

std::vector<std::string_view> sections_of(std::string_view code) {
    std::vector<std::string_view> sections;
    std::size_t from = 0, at = 0;
    while (at < code.size()) {
        const auto enclosed = enclosed_length(code.substr(at));
        if (enclosed == 0 && code[at] == ';') {
            sections.push_back(code.substr(from, at - from));
            from = at + 1;
        }
        at += std::max<std::size_t>(enclosed, 1);
    }
    sections.push_back(code.substr(from));
    return sections;
}

/// "[>=10000]": whether it holds; nothing when the section has no condition.
std::optional<bool> condition_of(std::string_view section, double value) {
    for (std::size_t at = 0; at < section.size();) {
        const auto enclosed = enclosed_length(section.substr(at));
        if (section[at] == '[' && enclosed > 2 &&
            std::string_view("<>=").find(section[at + 1]) != std::string::npos) {
            std::string_view inside = section.substr(at + 1, enclosed - 2);
            const auto figures = inside.find_first_not_of("<>=");
            if (figures == std::string_view::npos) return {};
            const double limit = std::strtod(std::string(inside.substr(figures)).c_str(), nullptr);
            const auto sign = inside.substr(0, figures);
            if (sign == ">=") return value >= limit;
            if (sign == "<=") return value <= limit;
            if (sign == "<>") return value != limit;
            return sign == ">" ? value > limit : sign == "<" ? value < limit : value == limit;
        }
        at += std::max<std::size_t>(enclosed, 1);
    }
    return {};
}

struct Chosen {
    std::string_view code{};
    bool without_sign = false;  // the section says itself that the number is negative
};

Chosen section_for(std::string_view code, double value) {
    const auto sections = sections_of(code);
    const auto count = std::min<std::size_t>(sections.size(), 3);
    bool conditional = false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto holds = condition_of(sections[i], value);
        conditional = conditional || holds.has_value();
        if (conditional && holds.value_or(i > 0)) return {sections[i]};
    }
    if (conditional) return {sections[count - 1]};
    if (value < 0 && count >= 2) return {sections[1], true};
    if (value == 0 && count == 3) return {sections[2]};
    return {sections[0]};
}

enum class Kind { digit, point, comma, percent, literal };
struct Token {
    Kind kind{};
    std::string text{};
};

std::string without_quotes(std::string_view quoted) {
    quoted.remove_prefix(1);
    if (quoted.ends_with('"')) quoted.remove_suffix(1);
    return std::string(quoted);
}

/// "[$￥-804]" stands for ￥; other brackets are colours, conditions and locales.
std::string bracket_text(std::string_view bracket) {
    if (!bracket.starts_with("[$")) return {};
    bracket = bracket.substr(2, bracket.size() - (bracket.ends_with(']') ? 3 : 2));
    return std::string(bracket.substr(0, bracket.find('-')));
}

/// The section taken apart; nothing for fractions, exponents and text, which are seen as they are stored.
std::optional<std::vector<Token>> tokens_of(std::string_view section) {
    std::vector<Token> tokens;
    bool point = false;
    const auto literal = [&](std::string text) {
        if (text.empty()) return;
        if (!tokens.empty() && tokens.back().kind == Kind::literal && text != "." && tokens.back().text != ".")
            tokens.back().text += text;
        else tokens.push_back({Kind::literal, std::move(text)});
    };
    for (std::size_t at = 0; at < section.size();) {
        const auto rest = section.substr(at);
        const char here = rest[0];
        const auto enclosed = enclosed_length(rest);
        at += enclosed > 0 ? enclosed : character_length(rest);
        if (here == '"') literal(without_quotes(rest.substr(0, enclosed)));
        else if (here == '[') literal(bracket_text(rest.substr(0, enclosed)));
        else if (enclosed > 0 && (here == '\\' || here == '!')) literal(std::string(rest.substr(1, enclosed - 1)));
        else if (enclosed > 0) continue;  // a gap, or a character that fills the column
        else if (here == '0' || here == '#' || here == '?') tokens.push_back({Kind::digit, std::string(1, here)});
        else if (here == ',') tokens.push_back({Kind::comma, ","});
        else if (here == '%') tokens.push_back({Kind::percent, "%"});
        else if (here == '.' && !std::exchange(point, true)) tokens.push_back({Kind::point, "."});
        else if (here == '@' || here == '/' || here == 'E' || here == 'e' || here == 'G' || here == 'g') return {};
        else literal(std::string(rest.substr(0, character_length(rest))));
    }
    return tokens;
}

/// How the tokens show a number: where its figures go, how it is scaled.
struct Pattern {
    std::vector<Token> tokens{};
    std::size_t first_digit = 0, last_digit = 0;  // places of tokens; tokens.size() when there is none
    int whole = 0, places = 0;                    // digits before and after the point
    std::size_t least = 0;                        // whole figures that are always shown
    int scale = 0;                                // power of ten by which the number is shown, but for `split`
    int split = 0;                                // digits after a written point that only looks like one
    bool grouped = false;
};

Pattern pattern_of(std::vector<Token> tokens) {
    Pattern pattern{.tokens = std::move(tokens)};
    pattern.first_digit = pattern.last_digit = pattern.tokens.size();
    bool point = false;
    for (std::size_t i = 0; i < pattern.tokens.size(); ++i) {
        const auto& [kind, text] = pattern.tokens[i];
        if (kind == Kind::digit) {
            if (pattern.first_digit == pattern.tokens.size()) pattern.first_digit = i;
            pattern.last_digit = i;
            ++(point ? pattern.places : pattern.whole);
            if (!point && text == "0") ++pattern.least;
            if (!point && pattern.split > 0) ++pattern.split;
        }
        point = point || kind == Kind::point;
        if (kind == Kind::percent) pattern.scale += 2;
        if (kind == Kind::literal && text == "." && pattern.whole > 0 && !point) pattern.split = 1;
    }
    pattern.split = std::max(pattern.split - 1, 0);
    bool below = false;  // from the right: a whole digit stands behind
    for (auto i = pattern.tokens.size(); i-- > pattern.first_digit;) {
        const auto kind = pattern.tokens[i].kind;
        if (kind == Kind::comma && below) pattern.grouped = true;
        if (kind == Kind::comma && !below) pattern.scale -= 3;
        if (kind == Kind::digit || kind == Kind::point) below = kind == Kind::digit;
    }
    return pattern;
}

struct Figures {
    std::string whole{}, fraction{};
    bool negative = false;
};

/// A plain decimal times ten to the power, rounded half up in its figures to so many places.
std::optional<Figures> rounded(std::string_view decimal, int power, int places) {
    Figures out{.negative = decimal.starts_with('-')};
    if (out.negative) decimal.remove_prefix(1);
    if (decimal.find_first_not_of("0123456789.") != std::string_view::npos) return {};
    const auto point = std::min(decimal.find('.'), decimal.size());
    std::string digits(decimal.substr(0, point));
    if (point < decimal.size()) digits += decimal.substr(point + 1);
    auto whole = static_cast<std::ptrdiff_t>(point) + power;
    if (whole < 0) digits.insert(0, static_cast<std::size_t>(-whole), '0'), whole = 0;
    const auto kept = static_cast<std::size_t>(whole + places);
    const bool up = digits.size() > kept && digits[kept] >= '5';
    digits.resize(kept, '0');
    auto at = digits.size();
    while (up && at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (up && at > 0) ++digits[at - 1];
    if (up && at == 0) digits.insert(0, "1"), ++whole;
    out.whole = digits.substr(0, static_cast<std::size_t>(whole));
    out.fraction = digits.substr(static_cast<std::size_t>(whole));
    out.whole.erase(0, std::min(out.whole.find_first_not_of('0'), out.whole.size()));
    return out;
}

std::string grouped(std::string figures) {
    for (auto at = static_cast<std::ptrdiff_t>(figures.size()) - 3; at > 0; at -= 3)
        figures.insert(static_cast<std::size_t>(at), ",");
    return figures;
}

/// What stands at a whole digit: the figure of its place, at the first one also all that are left; grouped ones
/// there.
std::string whole_at(const Pattern& pattern, const std::string& figures, int place) {
    if (pattern.grouped) return place == 0 ? grouped(figures) : std::string();
    const auto behind = static_cast<std::size_t>(pattern.whole - 1 - place);
    if (figures.size() <= behind) return {};
    const auto end = figures.size() - behind;
    return place == 0 ? figures.substr(0, end) : figures.substr(end - 1, 1);
}

std::string render(const Pattern& pattern, const Figures& figures) {
    std::string whole = figures.whole;
    if (whole.size() < pattern.least) whole.insert(0, pattern.least - whole.size(), '0');
    std::string text;
    int place = 0;
    std::size_t behind = 0;
    bool point = false;
    for (const auto& [kind, own] : pattern.tokens) {
        point = point || kind == Kind::point;
        if (kind == Kind::digit && !point) {
            text += whole_at(pattern, whole, place++);
        } else if (kind == Kind::digit) {
            const bool only_zeros = figures.fraction.find_first_not_of('0', behind) == std::string::npos;
            if (own == "0" || !only_zeros) text += figures.fraction[behind];
            ++behind;
        } else if (kind != Kind::comma) {
            text += own;
        }
    }
    return text;
}

/// The words of the format in front of the first figure, and behind the last one.
std::string words_of(const Pattern& pattern, bool in_front) {
    std::string words;
    for (std::size_t i = 0; i < pattern.tokens.size(); ++i) {
        const auto& [kind, text] = pattern.tokens[i];
        const bool outside = in_front ? i < pattern.first_digit : i > pattern.last_digit;
        if (outside && (kind == Kind::literal || kind == Kind::percent)) words += text;
    }
    return words;
}

/// A section for negative numbers says so by a sign or brackets of its own.
std::string without_sign(std::string words) {
    std::erase_if(words, [](char c) { return c == '-' || c == '(' || c == ')'; });
    return words;
}

/// General"元": the number as it is, with words around it.
std::optional<ShownNumber> in_general(std::string_view section, const std::string& text) {
    for (const std::string_view word : {"General", "GENERAL", "general", "G/通用格式"}) {
        const auto at = section.find(word);
        if (at == std::string_view::npos) continue;
        const auto before = tokens_of(section.substr(0, at)), after = tokens_of(section.substr(at + word.size()));
        if (!before || !after) return {};
        const auto words = [](const std::vector<Token>& tokens) { return words_of(pattern_of(tokens), true); };
        return ShownNumber{words(*before) + text + words(*after), words(*before), words(*after)};
    }
    return {};
}

}

ShownNumber shown_number(const Cell& cell) {
    if (cell.kind != CellKind::number || cell.format.empty()) return {.text = cell.text};
    const auto [code, own_sign] = section_for(cell.format, cell.number);
    if (auto general = in_general(code, cell.text)) return *std::move(general);
    auto tokens = tokens_of(code);
    if (!tokens) return {.text = cell.text};
    const Pattern pattern = pattern_of(*std::move(tokens));
    if (pattern.first_digit == pattern.tokens.size()) return {.text = words_of(pattern, true)};
    const auto figures = rounded(cell.text, pattern.scale, pattern.places);
    if (!figures) return {.text = cell.text};
    ShownNumber shown{.text = render(pattern, *figures),
                      .before = words_of(pattern, true),
                      .after = words_of(pattern, false),
                      .shift = pattern.scale - pattern.split};
    if (figures->negative && !own_sign) shown.text.insert(0, "-");
    if (!own_sign) return shown;
    shown.before = without_sign(std::move(shown.before));
    shown.after = without_sign(std::move(shown.after));
    return shown;
}

ShownDay shown_day(const Cell& cell) {
    if (cell.kind != CellKind::date || cell.format.empty()) return {};
    const auto parts = date_parts(cell.format);
    return {parts.year, parts.month, parts.day};
}

}
