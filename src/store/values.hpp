#pragma once
// What a column can hold besides int64 and text, and how C++ types map to columns.
#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/money.hpp"
#include <optional>
#include <string>

namespace store {

/// Ciphertext of a personal value, made by base/crypto; stored as bytes. In the audit log only its keyed hash
/// appears.
struct Sealed {
    std::string bytes;
    bool empty() const { return bytes.empty(); }
    bool operator==(const Sealed&) const = default;
};

/// A keyed hash for equality search on a sealed value (blind index); stored as bytes.
struct Blind {
    std::string bytes;
    bool operator==(const Blind&) const = default;
};

/// Personal text that must stay searchable or readable in clear (a name, a home address).
/// In the audit log only a keyed commitment appears, never the text, so that erasure stays possible.
struct Personal {
    std::string text;
    bool operator==(const Personal&) const = default;
};

/// Plain bytes (hashes, stroke sort keys).
struct Bytes {
    std::string bytes;
    bool operator==(const Bytes&) const = default;
};

// Column mapping, the same on both databases:
//   std::int64_t, Id<T>, Money, Time, bool(0/1), enum described as int   -> int64
//   std::string, Date (ISO), PartialDate (ISO), Personal, described enum -> text (enumerator's name)
//   Sealed, Blind, Bytes                                                 -> bytes
//   std::optional<any of these>                                          -> NULL or the value

}
