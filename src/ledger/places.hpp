#pragma once
// What of the ledger is asked for, as parameters of a query: their number is rounded up, so that there are few
// texts of SQL whatever a client chooses. Private to ledger/.
#include "ledger/store.hpp"
#include <utility>

namespace ledger {

inline constexpr std::size_t statuses_all =
    boost::mp11::mp_size<boost::describe::describe_enumerators<Status>>::value;
inline constexpr std::size_t levels_all = 4;  // none, 1, 2, 3

/// The places of the projection's key, a status and a level each, that are asked for and where something is.
std::vector<CountRow> places_asked(store::Read&, const LedgerQuery&);

/// One arm of SQL for each of so many places: a range of the projection's key, cut short. Statuses and then levels
/// are the parameters from `first` on; `rest` are further joins and conditions.
struct Arms {
    std::size_t places = 0, first = 0;
    bool backward = false;
    std::string joins{}, conditions{};
};
std::string arms_sql(const Arms&);

template <class Ask, std::size_t... I>
auto with_places(std::vector<CountRow> places, Ask&& ask, std::index_sequence<I...>) {
    places.resize(sizeof...(I), {.level = -1});  // the rest are of no level: nothing is there
    return ask(sizeof...(I), places[I].status..., places[I].level...);
}

/// Calls ask(how many, their statuses..., their levels...).
template <class Ask>
auto with_places(std::vector<CountRow> places, Ask&& ask) {
    if (places.size() <= 2) return with_places(std::move(places), ask, std::make_index_sequence<2>());
    if (places.size() <= 6) return with_places(std::move(places), ask, std::make_index_sequence<6>());
    if (places.size() <= 16) return with_places(std::move(places), ask, std::make_index_sequence<16>());
    return with_places(std::move(places), ask, std::make_index_sequence<statuses_all * levels_all>());
}

}
