#include "ledger/figures.hpp"
#include "ledger/store.hpp"
#include <algorithm>

namespace ledger {

CaseFigures case_figures(store::Read& db, const Actor& actor) {
    CaseFigures view;
    std::int64_t on_ledger = 0, people = 0, open = 0, imported = 0;
    for (const auto& count : counts_below(db, actor.organisation)) {
        if (count.status == Status::on_ledger && count.cases > 0) {
            on_ledger += count.cases;
            people += count.people;
            const auto level = count.level == 0 ? std::nullopt : std::optional(count.level);
            const auto known = std::find_if(view.by_level.begin(), view.by_level.end(),
                                            [&](const LevelCount& each) { return each.level == level; });
            if (known == view.by_level.end()) view.by_level.push_back({level, count.cases, count.people});
            else known->cases += count.cases, known->people += count.people;
        } else if (count.status == Status::imported) {
            imported += count.cases;  // not counted as filed until the batch is
        } else if (cases::is_living(count.status)) {
            open += count.cases;
        }
    }
    view.figures = {{"on_ledger", on_ledger}, {"people", people}, {"in_procedure", open}, {"imported", imported}};
    for (const auto& cause : main_causes(db, access_control::scope_of(actor)))
        view.by_cause.push_back({cause.cause, cause.cases});
    return view;
}

}
