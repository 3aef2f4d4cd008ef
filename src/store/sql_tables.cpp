#include "store/sql_tables.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace store {

namespace {

constexpr std::array<std::string_view, 11> clause_ends{"WHERE",     "GROUP", "ORDER",  "HAVING", "SET",   "VALUES",
                                                       "RETURNING", "LIMIT", "SELECT", "UNION",  "WINDOW"};

/// Words that may follow a table's name and are no alias of it.
constexpr std::array<std::string_view, 9> joining{"ON",    "AS",      "LEFT",  "RIGHT", "FULL",
                                                  "INNER", "NATURAL", "CROSS", "USING"};

bool is_word(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string upper(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

class Scanner {
public:
    explicit Scanner(std::string_view sql) : sql_(sql) {}

    std::vector<NamedTable> scan() {
        while (at_ < sql_.size()) {
            const char c = sql_[at_];
            if (c == '\'') skip_literal();
            else if (c == '"') take_quoted();
            else if (is_word(c)) take_word();
            else if (c == ' ' || c == '\n') ++at_;
            else take_mark(c);
        }
        return std::move(found_);
    }

private:
    /// One level of parentheses: whether its FROM list is open, and what a table named next would be.
    struct Level {
        bool in_from_list = false;
        bool expects = false;
        NamedTable::Use use = NamedTable::Use::read;
    };

    void skip_literal() {
        const auto end = sql_.find('\'', at_ + 1);
        at_ = end == std::string_view::npos ? sql_.size() : end + 1;
        level().expects = false;
    }
    void take_quoted() {
        const auto end = std::min(sql_.find('"', at_ + 1), sql_.size());
        name_table(sql_.substr(at_ + 1, end - at_ - 1));
        at_ = std::min(end + 1, sql_.size());
    }
    void take_word() {
        auto end = at_;
        while (end < sql_.size() && is_word(sql_[end])) ++end;
        const auto word = sql_.substr(at_, end - at_);
        at_ = end;
        if (!take_keyword(upper(word))) name_table(word);
    }
    void take_mark(char c) {
        ++at_;
        if (c == '(') {
            level().expects = false;
            levels_.push_back({});
        }
        if (c == ')' && levels_.size() > 1) levels_.pop_back();
        if (c == ',' && level().in_from_list) expect(NamedTable::Use::read);
        if (c == '.' && was_named_) {  // "main.people": the name comes after the schema's
            expect(found_.back().use);
            found_.pop_back();
        }
        was_named_ = false;
    }
    bool take_keyword(const std::string& word) {
        const auto before = std::exchange(keyword_, word);
        if (word == "FROM" || word == "JOIN") {
            level().in_from_list = true;
            expect(before == "DELETE" ? NamedTable::Use::changed : NamedTable::Use::read);
        } else if (word == "UPDATE" || word == "INTO") {
            expect(word == "INTO" ? NamedTable::Use::inserted : NamedTable::Use::changed);
        } else if (std::find(clause_ends.begin(), clause_ends.end(), word) != clause_ends.end()) {
            level().in_from_list = false;
            level().expects = false;
        } else if (word != "ONLY" && word != "LATERAL") {
            return false;
        }
        was_named_ = false;
        return true;
    }
    void name_table(std::string_view word) {
        if (was_named_) return name_alias(word);
        was_named_ = level().expects;
        if (!was_named_) return;
        level().expects = false;
        found_.push_back({level().use, std::string(word)});
    }
    void name_alias(std::string_view word) {
        const bool joins = std::find(joining.begin(), joining.end(), upper(word)) != joining.end();
        if (!joins) found_.back().alias = word;
        was_named_ = joins && upper(word) == "AS";
    }
    void expect(NamedTable::Use use) {
        level().expects = true;
        level().use = use;
    }
    Level& level() { return levels_.back(); }

    std::string_view sql_;
    std::size_t at_ = 0;
    std::vector<Level> levels_{Level{}};
    std::vector<NamedTable> found_;
    std::string keyword_;
    bool was_named_ = false;
};

}

std::vector<NamedTable> tables_named(std::string_view sql) { return Scanner(sql).scan(); }

}
