#pragma once
// The three kinds of "no": a Refusal is a value the user can act on, an exception is a failure of
// disk or network, ensure() catches our own bugs. Not for control flow inside a rule.
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// One wrong field: its JSON path ("household.members[2].id_number") and a refusal code for it.
struct FieldIssue {
    std::string field;
    std::string code;
    bool operator==(const FieldIssue&) const = default;
};

/// A "no" that the caller can act on. `code` is a stable key such as "case.assembly_no_majority";
/// the table beside each slice's routes maps it to an HTTP status and to a Chinese and an English sentence.
/// `fields` names what is wrong with the input; `details` fills the {0}, {1}… of the sentence.
struct Refusal {
    std::string code;
    std::vector<FieldIssue> fields{};
    std::vector<std::string> details{};
    bool operator==(const Refusal&) const = default;
};

template <class T>
using Result = boost::system::result<T, Refusal>;

/// Nothing to give back, only that it was done.
struct Done {
    bool operator==(const Done&) const = default;
};

/// Thrown by ensure(): a bug of ours. The transaction is undone and the request answered 500.
struct Bug : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] inline void throw_exception_from_error(const Refusal& no, const boost::source_location&) {
    throw Bug("unchecked refusal: " + no.code);
}

[[noreturn]] inline void throw_bug(const char* file, int line, const char* claim) {
    throw Bug(std::string(file) + ":" + std::to_string(line) + ": " + claim);
}

/// States what must be true here, in release too.
#define ensure(claim) ((claim) ? void() : throw_bug(__FILE__, __LINE__, #claim))

/// The value of a Result, or return its refusal to our caller.
#define TRY(...)                                   \
    __extension__({                                \
        auto try_ = (__VA_ARGS__);                 \
        if (!try_) return std::move(try_).error(); \
        *std::move(try_);                          \
    })
