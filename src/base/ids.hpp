#pragma once
// Typed keys of records, so that a case's id is never passed where a person's is due.
#include <compare>
#include <cstdint>
#include <functional>

/// A record's permanent id, made by the program before the INSERT; 0 means none. Fits JavaScript's 53 bits.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

using OrganisationId = Id<struct OrganisationTag>;
using AccountId = Id<struct AccountTag>;
using SessionId = Id<struct SessionTag>;
using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;
using CaseId = Id<struct CaseTag>;
using NoticeId = Id<struct NoticeTag>;
using ObjectionId = Id<struct ObjectionTag>;
using JobId = Id<struct JobTag>;
using ImportId = Id<struct ImportTag>;

template <class Tag>
struct std::hash<Id<Tag>> {
    std::size_t operator()(Id<Tag> id) const { return std::hash<std::int64_t>{}(id.value); }
};
