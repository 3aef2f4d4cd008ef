#include "base/limits.hpp"
#include "base/text.hpp"
#include <algorithm>
#include <iterator>

namespace {

struct TextLimit {
    std::string_view field;
    std::size_t most;
    bool as_typed = false;
};

constexpr TextLimit limits[] = {
    // What somebody is asked to tell at length.
    {"situation", 2000},
    {"aid_requested", 1000},
    {"aid_received", 8000},  // legacy ledgers carry years of it
    {"remark", 8000},
    {"event", 500},
    {"evidence", 500},
    {"opinion", 1000},
    {"content", 2000},
    {"finding", 2000},
    {"answer", 2000},
    {"illness", 1000},
    // What is short by its nature.
    {"place", 100},
    {"source", 100},
    {"laid_off_enterprise", 100},
    {"occupation", 60},
    {"contact", 60},
    {"bank_name", 60},
    {"bank_holder", 40},
    {"duty", 40},
    {"certificate", 40},
    {"found_by", 40},
    {"participants", 40},
    // A form's text while it is typed: all of the longest form.
    {"body", 20'000, true},
    {"form", 100},
    // Places of lists and proofs of ours; passwords, which have rules of their own.
    {"after", 2000, true},
    {"before", 2000, true},
    {"form_token", 300, true},
    {"password", 1000, true},
    {"current", 1000, true},
    {"new_password", 1000, true},
};

/// "findings[2].event" -> "event", "participants[0]" -> "participants".
std::string_view last_word(std::string_view field) {
    if (field.ends_with(']')) field = field.substr(0, field.rfind('['));
    const auto dot = field.rfind('.');
    return dot == std::string_view::npos ? field : field.substr(dot + 1);
}

const TextLimit* limit_of(std::string_view field) {
    const auto word = last_word(field);
    const auto found = std::find_if(std::begin(limits), std::end(limits),
                                    [&](const TextLimit& each) { return each.field == word; });
    return found == std::end(limits) ? nullptr : found;
}

}

std::size_t text_most(std::string_view field) {
    const auto* limit = limit_of(field);
    return limit ? limit->most : text_most_usual;
}

bool is_kept_as_typed(std::string_view field) {
    const auto* limit = limit_of(field);
    return limit && limit->as_typed;
}

bool is_text_within(std::string_view text, std::size_t most) {
    if (text.size() <= most) return true;  // a character has a byte at least
    const auto characters = to_code_points(trim(text));
    return characters && characters->size() <= most;
}
