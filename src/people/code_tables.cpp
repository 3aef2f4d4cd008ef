#include "people/code_tables.hpp"
#include "people/codes.hpp"

namespace people {

Result<CodeTables> show_codes(store::Read&, const Actor&, const ShowCodes&) {
    CodeTables out;
    for (const auto& table : codes::tables()) {
        auto& shown = out.tables.emplace_back(CodeTable{std::string(table.name), {}});
        for (const auto& row : table.rows)
            shown.rows.push_back({std::string(row.code), std::string(row.zh), std::string(row.en)});
    }
    return out;
}

}
