#pragma once
// What was found of the small papers that came last, by their hash: one that is sent again, with the next case of a
// household or by whoever was not sure, needs no process of its own. Whoever puts the program together makes one
// and hands it on; any thread may ask it.
#include "documents/paper.hpp"
#include <deque>
#include <mutex>
#include <optional>

namespace documents {

class RecentPapers {
public:
    std::optional<CheckedPaper> find(const std::string& hash);
    void keep(const std::string& hash, const CheckedPaper& paper);

private:
    static constexpr std::size_t kept_most = 16;
    struct Kept {
        std::string hash;
        CheckedPaper paper;
    };
    std::mutex mutex_;
    std::deque<Kept> kept_;
};

}
