#pragma once
// The code tables as clients read them: stored codes with the names shown in both languages.
#include "base/actor.hpp"
#include "base/described.hpp"
#include "store/store.hpp"

namespace people {

struct ShowCodes {};
BOOST_DESCRIBE_STRUCT(ShowCodes, (), ())
struct CodeLine {
    std::string code, zh, en;
};
BOOST_DESCRIBE_STRUCT(CodeLine, (), (code, zh, en))
struct CodeTable {
    std::string table;
    std::vector<CodeLine> rows;
};
BOOST_DESCRIBE_STRUCT(CodeTable, (), (table, rows))
struct CodeTables {
    std::vector<CodeTable> tables;
};
BOOST_DESCRIBE_STRUCT(CodeTables, (), (tables))

Result<CodeTables> show_codes(store::Read&, const Actor&, const ShowCodes&);

}
