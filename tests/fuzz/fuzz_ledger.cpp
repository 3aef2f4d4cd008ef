// Judges strange ledgers: the bytes are a CSV file with a heading row put before it, so that columns are recognised
// and mutations reach the readers of dates, amounts, numbers and names.
#include "base/text.hpp"
#include "documents/workbook.hpp"
#include "imports/ledger.hpp"
#include <cstdint>

namespace {

const char* const heading =
    "姓名,性别,出生年月,身份证号,民族,文化程度,入党时间,转正时间,所在党支部,家庭住址,联系电话,"
    "家庭人口,家庭年收入,是否低保,致困原因,困难程度,健康状况,备注\n";

imports::LedgerContext context() {
    return {.organisations = {{"QY", "", "清源县委", "county"},
                              {"QY01", "QY", "东湾镇党委", "committee"},
                              {"QY0101", "QY01", "东湾村党支部", "branch"}},
            .as_of = *Date::of(2026, 6, 30)};
}

/// What a commit relies on in rows that it may take.
void check(const imports::LedgerRow& row, Date as_of) {
    if (row.verdict == imports::Verdict::error) return;
    ensure(!row.values.name.empty() && row.values.branch_code == "QY0101");
    const auto number = read_id_number(row.values.id_number, as_of);
    ensure(number.has_value() && number->digits == row.values.id_number);
    ensure(!row.values.join_date || row.values.join_date->first <= as_of);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string file = heading + std::string(reinterpret_cast<const char*>(data), size);
    const auto workbook = documents::read_workbook(file, "list.csv", {.file_bytes = 1u << 16, .rows = 2'000});
    if (!workbook) return 0;
    const auto known = context();
    const auto ledger = imports::judge_ledger(*workbook, known);
    std::int64_t judged = 0;
    for (const auto& row : ledger.rows) {
        check(row, known.as_of);
        ++judged;
    }
    ensure(ledger.file_verdict == "refuse" || judged == ledger.data_rows);
    return 0;
}
