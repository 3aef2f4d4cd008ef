#pragma once
// How many bytes of requests' bodies may be in memory at once: in all, and of one account.
#include "http/route.hpp"
#include <map>
#include <mutex>
#include <utility>

namespace http {

struct BodyLimits {
    std::uint64_t all = std::uint64_t{128} << 20;
    std::uint64_t of_account = 2 * upload_bytes_max;
    std::uint64_t large_of_account = 2;  // bodies longer than a command's
};

class Budget {
public:
    /// Room for one body, given back at the end of its life.
    class Share {
    public:
        Share() = default;
        Share(Share&& other) noexcept : Share() { swap(other); }
        Share& operator=(Share&& other) noexcept {
            swap(other);
            return *this;
        }
        ~Share() {
            if (budget_) budget_->give_back(bytes_, account_);
        }

    private:
        friend class Budget;
        Share(Budget& budget, std::uint64_t bytes, AccountId account)
            : budget_(&budget), bytes_(bytes), account_(account) {}
        void swap(Share& other) noexcept {
            std::swap(budget_, other.budget_);
            std::swap(bytes_, other.bytes_);
            std::swap(account_, other.account_);
        }
        Budget* budget_ = nullptr;
        std::uint64_t bytes_ = 0;
        AccountId account_{};
    };

    explicit Budget(BodyLimits limits) : limits_(limits) {}
    /// Room for a body of that length, as its sender promises it; account 0: not yet known. Refusals: request.busy
    /// (no room in all), request.uploads_running (the account's own are enough).
    Result<Share> take(std::uint64_t bytes, AccountId account);
    std::uint64_t bytes() const;

private:
    struct Held {
        std::uint64_t bytes = 0, large = 0;
    };
    void give_back(std::uint64_t bytes, AccountId account);
    const BodyLimits limits_;
    mutable std::mutex mutex_;
    std::uint64_t bytes_ = 0;
    std::map<std::int64_t, Held> accounts_;
};

}
