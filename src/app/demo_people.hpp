#pragma once
// Invented people for the demo county: names, ID numbers on the unassigned area prefix 990. Deterministic: the same
// seed gives the same people.
#include "base/date.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace app {

/// A small generator whose numbers are the same on every machine (SplitMix64).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// A whole number from 0 to below - 1.
    std::size_t below(std::size_t below) { return static_cast<std::size_t>(next() % below); }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(unsigned percent) { return next() % 100 < percent; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[below(from.size())];
    }

private:
    std::uint64_t state_;
};

struct InventedPerson {
    std::string surname, name, id_number, phone;
    Date birth;
    bool male = true;
    int age_on(Date day) const { return full_years(birth, day); }
};

/// Who is asked for: an age on the county's day, and what is known already.
struct PersonAsk {
    int age_min = 25, age_max = 80;
    std::optional<bool> male{};
    std::string surname{};
};

/// Makes people whose ID numbers never repeat within one county.
class PeopleMaker {
public:
    /// Ages are those of `today`; the register of members was begun on `founded`.
    PeopleMaker(std::uint64_t seed, Date today, Date founded) : dice_(seed), today_(today), founded_(founded) {}
    InventedPerson person(const PersonAsk&);
    Dice& dice() { return dice_; }
    Date today() const { return today_; }
    Date founded() const { return founded_; }

private:
    std::string surname();
    std::string given_name(bool male, int birth_year);
    std::string id_number(Date birth, bool male);
    Dice dice_;
    Date today_, founded_;
    std::unordered_map<std::int32_t, int> born_;  // by day and sex, so far
};

}
