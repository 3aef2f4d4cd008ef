#pragma once
// Invented people for the demo county: names, ID numbers on the unassigned area prefix 990, households.
// Deterministic: the same seed gives the same county.
#include "base/date.hpp"
#include <cstdint>
#include <string>
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
    std::string name, id_number, phone;
    Date birth;
    bool male = true;
};

/// Makes people whose ID numbers never repeat within one county.
class PeopleMaker {
public:
    explicit PeopleMaker(std::uint64_t seed) : dice_(seed) {}
    /// Somebody born between two years.
    InventedPerson person(int year_from, int year_to);
    /// The same with the surname given (children, parents).
    InventedPerson relative(const std::string& surname, int year_from, int year_to);
    Dice& dice() { return dice_; }

private:
    std::string id_number(Date birth, bool male);
    Dice dice_;
    std::int64_t serial_ = 0;
};

/// The first character of a name.
std::string surname_of(const std::string& name);

}
