#pragma once
// Collects every wrong field of a command, so that one answer names them all. What is asked of a text, a sum or a
// day in more than one slice is asked here.
#include "base/date.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include <optional>

class Issues {
public:
    void add(std::string field, std::string code) { fields_.push_back({std::move(field), std::move(code)}); }
    /// A text without its outer blanks; one that is too long for its name is an issue (text.too_long), and one of
    /// blanks only when it has to be given: `missing` is its code.
    std::string text(const std::string& field, std::string_view typed, const char* missing = nullptr);
    /// A sum beyond money_most is an issue, and a negative one unless it may be (money.too_large, money.negative).
    void amount(const char* field, const std::optional<Money>& sum, bool may_be_negative = false);

    bool empty() const { return fields_.empty(); }
    const std::vector<FieldIssue>& fields() const { return fields_; }
    /// The refusal of that code with all fields, or nothing to complain of.
    Result<Done> verdict(const char* code) const {
        if (fields_.empty()) return Done{};
        return Refusal{code, fields_};
    }

private:
    std::vector<FieldIssue> fields_;
};

/// A text that has to be given, without its outer blanks: the refusal `invalid` names the field, with `missing` or
/// text.too_long.
Result<std::string> given_text(const char* field, std::string_view typed, const char* invalid, const char* missing);

/// A reason, 200 characters at most; it stands in the log for ever. Refusal `invalid` with reason.missing or
/// text.too_long.
inline Result<std::string> given_reason(std::string_view typed, const char* invalid) {
    return given_text("reason", typed, invalid, "reason.missing");
}
