#pragma once
// What requests ask of the database and of the keys, counted in a world whose lists grow.
#include "base/work_done.hpp"
#include "tests/stories/support/world.hpp"

namespace stories {

struct Ceiling {
    std::string what, who;
    std::int64_t statements = 0, opened = 0;
};

const Ceiling& ceiling_of(const std::vector<Ceiling>& rows, const std::string& what);
void check_cost(const Ceiling& ceiling, const work_done::Figures& cost);

/// What one request asked of the database and of the keys.
work_done::Figures cost_of(County& county, const std::function<Answer()>& ask, int status = 200);

/// An act that changes something: its body is that of fillings.cpp with the versions that the records have. `at` is
/// what it is done to, made anew: a case that stands at that status, an import so far ("faulty", "ready",
/// "committed", "proposed"); else the world's own records.
struct Act {
    std::string what, who, at{};
    int status = 200;
    std::int64_t statements = 0, opened = 0;
    std::string body{};  // where that of fillings.cpp changes nothing
    bool grows = false;  // with what lies below it, each of which is written
};

/// The world of one of everything, which can grow: every list of it, and the file of one case.
class Growing {
public:
    explicit Growing(tests::Database kind) : world_(kind) {}
    County& county() { return world_.county(); }

    /// So many more rows in each list, and in the lists of one case.
    void grow(int rows);
    work_done::Figures cost(const std::string& who, const std::string& route);
    work_done::Figures cost(const Act& act);

private:
    Kept values(const std::string& who);
    std::string own(const std::string& slot) { return world_.records(slot).at("东湾1"); }
    void add_case();
    void add_around();
    void ask_match();
    void grow_case();
    /// The import whose rows are asked for has so many.
    void import_rows(int rows, bool faulty = false);
    /// What an act is done to, by the names of slots.
    Kept made_anew(const Act& act);
    /// 99 stands for the version that a record has.
    std::string with_versions(const std::string& what, std::string body, const Kept& kept);
    std::string version(const std::string& table, const std::string& which);

    World world_;
    std::string import_;
    int grown_ = 0, imported_ = 0, made_ = 0;
};

}
