#pragma once
// Values by text, at most so many: when there are more, the one that was not used for the longest time goes. What a
// connection keeps of its statements is bounded by it, whatever is asked.
#include <list>
#include <string>
#include <unordered_map>

namespace store {

template <class V>
class RecentlyUsed {
public:
    explicit RecentlyUsed(std::size_t most) : most_(most) {}

    /// The value of that text, used now; nothing when it is not there.
    V* find(const std::string& text) {
        const auto found = places_.find(text);
        if (found == places_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, found->second);
        return &found->second->value;
    }
    /// Keeps a value under a text that is not there. Of the others those that are too many go, the longest unused
    /// first; `may_go` says of each whether it can, and does what is to be done when it goes.
    template <class MayGo>
    V& keep(const std::string& text, V value, MayGo may_go) {
        kept_.push_front({text, std::move(value)});
        places_.emplace(text, kept_.begin());
        for (auto at = std::prev(kept_.end()); kept_.size() > most_ && at != kept_.begin();) {
            const auto each = at--;
            if (!may_go(each->value)) continue;
            places_.erase(each->text);
            kept_.erase(each);
        }
        return kept_.front().value;
    }
    std::size_t size() const { return kept_.size(); }
    void clear() {
        places_.clear();
        kept_.clear();
    }

private:
    struct Kept {
        std::string text;
        V value;
    };
    std::size_t most_;
    std::list<Kept> kept_;  // the latest used first
    std::unordered_map<std::string, typename std::list<Kept>::iterator> places_;
};

}
