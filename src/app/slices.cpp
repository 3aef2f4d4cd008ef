#include "app/slices.hpp"
#include "access/routes.hpp"
#include "cases/print_routes.hpp"
#include "cases/routes.hpp"
#include "desk/routes.hpp"
#include "http/router.hpp"
#include "imports/routes.hpp"
#include "jobs/routes.hpp"
#include "ledger/routes.hpp"
#include "papers/issued_routes.hpp"
#include "papers/routes.hpp"
#include "people/routes.hpp"
#include "policy/routes.hpp"
#include "steps/routes.hpp"

namespace app {

namespace {

template <class T, class List>
void append(std::vector<T>& to, const List& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// What waits, by every slice that has something waiting; home is made of it.
const desk::Sources& todos() {
    static const auto every = [] {
        desk::Sources all;
        append(all, people::todos());
        append(all, cases::todos());
        return all;
    }();
    return every;
}

/// Of what the county hands out papers.
papers::Kinds issued_kinds() { return cases::paper_kinds(); }

}

store::Schema schema() {
    store::Schema all;
    append(all.tables, access_control::tables());
    append(all.tables, jobs::tables());
    append(all.tables, papers::tables({cases::paper_owner()}));
    append(all.tables, steps::tables());
    append(all.tables, papers::issued_tables());
    append(all.tables, policy::tables());
    append(all.tables, people::tables());
    append(all.tables, cases::tables());
    append(all.tables, ledger::tables());
    append(all.tables, imports::tables());
    append(all.tables, desk::tables());
    append(all.invariants, access_control::invariants());
    append(all.invariants, papers::invariants());
    append(all.invariants, steps::invariants());
    append(all.invariants, papers::issued_invariants());
    append(all.invariants, people::invariants());
    append(all.invariants, cases::invariants());
    append(all.invariants, ledger::invariants());
    append(all.invariants, imports::invariants());
    append(all.followers, ledger::followers());
    append(all.references, access_control::references());
    append(all.references, papers::references());
    append(all.references, people::references());
    append(all.references, cases::references());
    return all;
}

std::vector<http::Route> routes(documents::RecentPapers* recent) {
    std::vector<http::Route> all;
    append(all, access_control::routes());
    append(all, jobs::routes());
    append(all, papers::issued_routes<issued_kinds>());
    append(all, steps::routes());
    append(all, policy::routes());
    append(all, people::routes());
    append(all, cases::routes(recent));
    append(all, cases::paper_routes());
    append(all, ledger::routes());
    append(all, imports::routes());
    append(all, desk::routes(todos()));
    return all;
}

std::vector<http::Sentence> sentences() {
    std::vector<http::Sentence> all;
    append(all, http::own_sentences());
    append(all, access_control::sentences());
    append(all, jobs::sentences());
    append(all, papers::sentences());
    append(all, steps::sentences());
    append(all, papers::issued_sentences());
    append(all, policy::sentences());
    append(all, people::sentences());
    append(all, cases::sentences());
    append(all, imports::sentences());
    append(all, desk::sentences());
    return all;
}

std::vector<jobs::Kind> job_kinds() {
    std::vector<jobs::Kind> all;
    append(all, ledger::job_kinds());
    append(all, imports::job_kinds());
    return all;
}

std::vector<jobs::Chore> chores() { return {{"ledger_month", ledger::follow_month}}; }

}
