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

}
