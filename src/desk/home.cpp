#include "desk/home.hpp"
#include "base/permission.hpp"

namespace desk {

Result<Waiting> gather_todos(store::Read& db, const Actor& actor, const AskHome&, const Sources* sources) {
    Waiting out;
    if (!sources) return out;
    for (const auto& source : *sources) {
        if (!actor.may(source.needs)) continue;
        for (auto& todo : source.waiting(db, actor)) out.todos.push_back(std::move(todo));
    }
    return out;
}

Result<Home> home(store::Read& db, const Actor& actor, const Waiting& waiting) {
    Home view;
    view.todos = waiting.todos;
    if (actor.may(Permission::read_cases))
        static_cast<ledger::CaseFigures&>(view) = ledger::case_figures(db, actor);
    return view;
}

}
