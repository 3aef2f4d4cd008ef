#include "documents/recent_papers.hpp"

namespace documents {

std::optional<CheckedPaper> RecentPapers::find(const std::string& hash) {
    const std::lock_guard lock(mutex_);
    for (const auto& each : kept_)
        if (each.hash == hash) return each.paper;
    return std::nullopt;
}

void RecentPapers::keep(const std::string& hash, const CheckedPaper& paper) {
    const std::lock_guard lock(mutex_);
    kept_.push_front({hash, paper});
    if (kept_.size() > kept_most) kept_.pop_back();
}

}
