#include "app/demo_imports.hpp"
#include "app/slices.hpp"
#include "imports/imports.hpp"
#include "jobs/jobs.hpp"
#include <fmt/format.h>

namespace app {

namespace {

constexpr int rows_waiting = 9, rows_filed = 5;

/// A ledger as CSV; `wrong`: the place of a row whose ID number lost a character, from 1, or 0.
std::string legacy_ledger(PeopleMaker& people, const std::vector<LegacyBranch>& branches, int rows, int wrong) {
    static const std::vector<std::string> levels{"一般困难", "一般困难", "比较困难", "特别困难"};
    static const std::vector<std::string> causes{"因病", "因残、缺劳力", "因灾", "缺资金"};
    auto& dice = people.dice();
    std::string csv =
        "困难党员台账\n姓名,身份证号,所在党支部,入党时间,困难程度,致困原因,家庭人口,家庭年收入,家庭住址\n";
    for (int row = 1; row <= rows; ++row) {
        const auto& branch = dice.pick(branches);
        const auto person = people.person({.age_min = 45, .age_max = 80});
        const auto id_number = row == wrong ? person.id_number.substr(0, 17) : person.id_number;
        csv += fmt::format("{},{},{},{}-07-01,{},{},{},{},{}{}组\n", person.name, id_number, branch.name,
                           person.birth.year() + static_cast<int>(dice.between(22, 30)), dice.pick(levels),
                           dice.pick(causes), dice.between(1, 5), dice.between(30, 160) * 100, branch.home.address,
                           dice.between(1, 9));
    }
    return csv;
}

ImportId import_ledger(Doer& doer, const Actor& clerk, const std::string& name, const std::string& csv) {
    const auto file = expect(doer.store().read([&](store::Read& db) {
        return imports::prepare_upload(db, clerk, {.name = name, .upload = {.bytes = csv}});
    }));
    const auto go_on = [](std::int64_t, std::int64_t) { return true; };
    const auto view = expect(imports::import_now(doer.store(), clerk, file, imports::CommitMode::valid, go_on));
    ensure(view.state == "committed");
    return view.id;
}

/// Proposed by one and confirmed by another, as a batch.
void file_all(Doer& doer, const Offices& offices, ImportId id) {
    const auto ask = [&](const Actor& actor) {
        const auto view = expect(
            doer.store().read([&](store::Read& db) { return imports::show_import(db, actor, {.import = id}); }));
        return imports::FileImport{.import = id, .version = view.version, .opinion = "与原台账核对无误"};
    };
    doer.act(offices.officer, imports::propose_import_filing, ask(offices.officer));
    jobs::run_waiting(doer.store(), job_kinds(), sentences());
    doer.act(offices.reviewer, imports::confirm_import_filing, ask(offices.reviewer));
    jobs::run_waiting(doer.store(), job_kinds(), sentences());
}

}

LegacyLedgers::LegacyLedgers(PeopleMaker people, const std::vector<LegacyBranch>& branches)
    : waiting_(legacy_ledger(people, branches, rows_waiting + 1, 4)),
      filed_(legacy_ledger(people, branches, rows_filed, 0)) {}

void LegacyLedgers::import(Doer& doer, const Offices& offices) const {
    import_ledger(doer, offices.committee_clerk, "困难党员台账（2024年）.csv", waiting_);
    file_all(doer, offices, import_ledger(doer, offices.committee_clerk, "困难党员台账（2023年）.csv", filed_));
}

}
