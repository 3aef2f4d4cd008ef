#pragma once
// What an office has on file, for its home page.
#include "cases/cases.hpp"

namespace ledger {

struct LevelCount {
    std::optional<std::int64_t> level;
    std::int64_t cases = 0, people = 0;
};
BOOST_DESCRIBE_STRUCT(LevelCount, (), (level, cases, people))
struct Figure {
    std::string name;
    std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (name, value))
struct CauseCount {
    std::string cause;
    std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(CauseCount, (), (cause, cases))
struct CaseFigures {
    std::vector<Figure> figures;
    std::vector<LevelCount> by_level;
    std::vector<CauseCount> by_cause;
};
BOOST_DESCRIBE_STRUCT(CaseFigures, (), (figures, by_level, by_cause))

CaseFigures case_figures(store::Read&, const Actor&);

}
