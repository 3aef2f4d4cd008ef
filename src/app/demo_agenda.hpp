#pragma once
// What happens in the demo county, in the order of time, so that its log reads like one that grew.
#include "base/date.hpp"
#include <functional>
#include <queue>
#include <vector>

namespace app {

class Agenda {
public:
    explicit Agenda(Time& clock) : clock_(clock) {}
    void at(Time time, std::function<void()> what) { events_.push({time, next_++, std::move(what)}); }
    /// Runs everything up to a moment; the clock never goes back.
    void run_until(Time end) {
        while (!events_.empty() && events_.top().time <= end) {
            const auto event = events_.top();
            events_.pop();
            if (clock_ < event.time) clock_ = event.time;
            event.what();
        }
    }

private:
    struct Event {
        Time time;
        std::uint64_t number = 0;
        std::function<void()> what;
        bool operator<(const Event& other) const {
            return other.time < time || (other.time == time && other.number < number);
        }
    };
    Time& clock_;
    std::priority_queue<Event> events_;
    std::uint64_t next_ = 0;
};

/// A moment of the county's day (UTC+8).
inline Time moment(Date day, int hour, int minute) {
    return {(std::int64_t{day.days} * 24 + hour - 8) * 3'600'000 + std::int64_t{minute} * 60'000};
}

}
