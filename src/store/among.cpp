#include "store/among.hpp"

namespace store {

namespace {

void replace(std::string& text, std::string_view mark, const std::string& with) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + with.size()))
        text.replace(at, mark.size(), with);
}

}

Among::Among(std::string_view sql) {
    std::size_t places = 1;
    for (auto& cut : cuts_) {
        std::string list;
        for (std::size_t i = 1; i <= places; ++i) list += (i == 1 ? "$" : ", $") + std::to_string(i);
        cut = {places, std::string(sql)};
        replace(cut.text, "{ids}", list);
        replace(cut.text, "{further}", "$" + std::to_string(places + 1));
        places *= 10;
    }
}

namespace details {

void collect_among(Read& db, const Scope* scope, const Among& sql, const IdList& ids,
                   std::optional<std::int64_t> further, const RowType& type, void* (*add)(void* to), void* to) {
    const auto& all = ids.values();
    for (std::size_t from = 0; from < all.size();) {
        const auto& [places, text] = sql.cut_for(all.size() - from);
        Arguments arguments;
        for (std::size_t i = from; i < from + places; ++i)
            arguments.values.push_back({.number = i < all.size() ? all[i] : 0});
        if (further) arguments.values.push_back({.number = *further});
        auto& statement = db.session().prepare(text, scope, arguments);
        Running running(statement, arguments.values);
        while (running.next()) take_row(type, running.row(), add(to));
        from += places;
    }
}

}

}
