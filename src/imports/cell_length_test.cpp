// Cells of any length are judged in time that grows with it.
#include <doctest/doctest.h>
#include "imports/cell_codes.hpp"
#include "imports/cell_date.hpp"
#include "imports/cell_money.hpp"
#include "imports/cell_text.hpp"
#include "imports/ledger_rows_cells.hpp"
#include "imports/test_cells.hpp"

using namespace imports;
using namespace imports::test;

TEST_CASE("long and doubled text costs no more than its length") {
    std::string many;
    for (int i = 0; i < 4000; ++i) many += "下岗失业";
    CHECK(read_causes(many + "甲").unmapped.size() + read_causes(many + "甲").causes.size() == 1);
    CHECK(read_causes("下岗失业下岗失业下岗失业下岗失业下岗失业下岗失业下岗失业甲").causes.size() == 1);
    CHECK(read_causes(std::string(60'000, '1')).causes.empty());
    CHECK(read_date(text_cell(std::string(60'000, '.')), 1900, as_of).kind == DateKind::unreadable);
    CHECK(read_amount(text_cell(std::string(60'000, '9')), AmountUnit::yuan).kind == AmountKind::too_large);
    CHECK(read_name(std::string(60'000, '.')).suspect);
}
