#include "http/budget.hpp"

namespace http {

Result<Budget::Share> Budget::take(std::uint64_t bytes, AccountId account) {
    const std::lock_guard lock(mutex_);
    if (bytes > limits_.all || bytes_ > limits_.all - bytes) return Refusal{"request.busy"};
    if (account) {
        const std::uint64_t large = bytes > command_bytes_max ? 1 : 0;
        const auto found = accounts_.find(account.value);
        const auto held = found == accounts_.end() ? Held{} : found->second;
        if (held.bytes + bytes > limits_.of_account || held.large + large > limits_.large_of_account)
            return Refusal{"request.uploads_running"};
        accounts_[account.value] = {held.bytes + bytes, held.large + large};
    }
    bytes_ += bytes;
    return Share(*this, bytes, account);
}

void Budget::give_back(std::uint64_t bytes, AccountId account) {
    const std::lock_guard lock(mutex_);
    bytes_ -= bytes;
    const auto held = accounts_.find(account.value);
    if (held == accounts_.end()) return;
    held->second.bytes -= bytes;
    held->second.large -= bytes > command_bytes_max ? 1 : 0;
    if (held->second.bytes == 0) accounts_.erase(held);
}

std::uint64_t Budget::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

}
