#include "bench/fresh_write.hpp"
#include <algorithm>
#include <cstring>
#include <set>
#include <tuple>

namespace bench {

namespace {

/// What no two rows share; what refers to it has the same value.
constexpr std::string_view unique_columns[] = {"id", "id_number_index", "token_hash", "idempotency_key", "number"};

/// The columns of "INSERT INTO people (id, version, …) VALUES": the places of those that are unique.
std::vector<std::size_t> unique_places(const std::string& sql) {
    std::vector<std::size_t> places;
    const auto open = sql.find('('), close = sql.find(')');
    std::size_t place = 0;
    for (auto at = open + 1; at < close; ++place) {
        const auto end = std::min(sql.find(',', at), close);
        auto name = sql.substr(at, end - at);
        name.erase(0, name.find_first_not_of(' '));
        if (std::find(std::begin(unique_columns), std::end(unique_columns), name) != std::end(unique_columns))
            places.push_back(place);
        at = end + 1;
    }
    return places;
}

struct Less {
    bool operator()(const Value& one, const Value& other) const {
        return std::tie(one.kind, one.number, one.data) < std::tie(other.kind, other.number, other.data);
    }
};

void renew(Value& value, const Value& old, std::int64_t number) {
    value = old;
    if (value.kind == Value::Kind::number) value.number += number * 100'000'000;
    else std::memcpy(value.data.data(), &number, std::min(sizeof number, value.data.size()));
}

}

FreshWrite::FreshWrite(const Recording& recording) : statements_(recording.statements) {
    std::set<Value, Less> fresh;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
        const auto& each = statements_[i];
        if (!each.sql.starts_with("INSERT INTO ")) continue;
        if (each.sql.starts_with("INSERT INTO audit_log")) log_rows_.push_back(i);
        else
            for (const auto place : unique_places(each.sql)) fresh.insert(each.values.at(place));
    }
    for (std::size_t i = 0; i < statements_.size(); ++i)
        for (std::size_t j = 0; j < statements_[i].values.size(); ++j)
            if (fresh.contains(statements_[i].values[j])) fresh_.push_back({i, j, statements_[i].values[j]});
}

const std::vector<Executed>& FreshWrite::next(std::int64_t number, std::int64_t& last_in_chain) {
    for (const auto& place : fresh_) renew(statements_[place.statement].values[place.value], place.old, number);
    for (const auto i : log_rows_) statements_[i].values.at(1).number = ++last_in_chain;
    return statements_;
}

}
