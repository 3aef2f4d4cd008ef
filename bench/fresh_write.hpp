#pragma once
// A write that the program made, as often as it is asked for.
#include "bench/recorder.hpp"

namespace bench {

/// A recording that can be run again: what must be new each time is made new, wherever it stands.
class FreshWrite {
public:
    explicit FreshWrite(const Recording&);
    /// The statements with the new values of the run with this number; `last_in_chain` is moved on by the rows that
    /// they add to the log. They stay as they are until the next call.
    const std::vector<Executed>& next(std::int64_t number, std::int64_t& last_in_chain);

private:
    struct Place {
        std::size_t statement, value;
        Value old;
    };
    std::vector<Executed> statements_;
    std::vector<Place> fresh_;
    std::vector<std::size_t> log_rows_;
};

}
