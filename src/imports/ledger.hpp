#pragma once
// A workbook judged as a ledger of members in hardship: where the ledger stands, what each column means, and for
// every row a verdict, the issues cell by cell and the values as they would be recorded. Pure: nothing is read or
// written.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>
#include "base/date.hpp"
#include "base/described.hpp"
#include "base/id_documents.hpp"
#include "base/money.hpp"
#include "documents/workbook.hpp"

namespace imports {

/// What may happen to a row: error rows are not imported, warning rows are and a person should look.
enum class Verdict { ok, warning, error };
BOOST_DESCRIBE_ENUM(Verdict, ok, warning, error)

/// A doubt about one cell. `field` is the column's word ("id", "join"; "*" the whole row), `code` the reason code
/// of the ledger format ("ID_CHECK"), `value` the cell as typed, `suggestion` what was probably meant, `details`
/// fill the message.
struct LedgerIssue {
    std::string field{}, code{};
    Verdict severity = Verdict::error;
    std::string value{};
    std::optional<std::string> suggestion{};
    std::vector<std::string> details{};
};
BOOST_DESCRIBE_STRUCT(LedgerIssue, (), (field, code, severity, value, suggestion, details))

/// Information that is no doubt: NORMALISED (cleaned), FORMULA (stored result), OLD_MEMBER, SAME_NAME, …
struct LedgerNote {
    std::string field{}, code{};
};
BOOST_DESCRIBE_STRUCT(LedgerNote, (), (field, code))

/// An entry of a code table, by code and name; ethnicity, education, relation, health, labour.
struct CodedName {
    std::string code{}, name{};
    bool operator==(const CodedName&) const = default;
};
BOOST_DESCRIBE_STRUCT(CodedName, (), (code, name))

/// A person's row as it would be recorded. Birth and sex come from the ID number, never from their columns.
struct LedgerValues {
    std::string name{}, id_number{}, sex{};
    std::optional<Date> birth_date{};
    std::optional<CodedName> ethnicity{}, education{};
    std::optional<PartialDate> join_date{}, regular_date{};
    std::string branch_code{}, branch_path{};
    std::optional<std::int64_t> level{};  // 1 一般困难, 2 比较困难, 3 特别困难
    std::vector<std::string> causes{};    // names, the main one first
    std::string causes_text{};            // as typed, for causes that have no code
    std::optional<std::int64_t> household_size{};
    std::optional<Money> household_income{}, income_per_head{};
    std::optional<std::string> residence{};  // rural, urban
    std::optional<bool> minimum_allowance{};
    std::optional<std::string> phone{};
    std::string address{};
    std::optional<CodedName> health{}, labour{};
    std::string health_text{}, labour_text{};
    std::string aid{}, helper{}, helper_phone{}, remark{};
};
BOOST_DESCRIBE_STRUCT(LedgerValues, (),
                      (name, id_number, sex, birth_date, ethnicity, education, join_date, regular_date, branch_code,
                       branch_path, level, causes, causes_text, household_size, household_income, income_per_head,
                       residence, minimum_allowance, phone, address, health, labour, health_text, labour_text, aid,
                       helper, helper_phone, remark))

/// A judged row of the ledger; `row` is the number that Excel shows, the CSV record's number in CSV files.
struct LedgerRow {
    std::uint32_t row = 0;
    Verdict verdict = Verdict::ok;
    std::vector<LedgerIssue> issues{};
    std::vector<LedgerNote> notes{};
    LedgerValues values{};
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (), (row, verdict, issues, notes, values))

/// A household member. `relation` is the base word (子 for 次子), empty when not understood; `relation_detail` the
/// entry of GB/T 4761; `relation_group` its first digit, "9" when unknown.
struct MemberValues {
    std::string name{}, relation{};
    std::optional<CodedName> relation_detail{};
    std::string relation_group{};
    std::optional<std::string> id_number{};
    std::string sex{};
    std::optional<Date> birth_date{};
    std::optional<CodedName> health{}, labour{};
    std::string health_text{}, labour_text{}, occupation{};
    std::optional<DocumentKind> document_kind{};  // of the number; absent: a resident's ID card
};
BOOST_DESCRIBE_STRUCT(MemberValues, (),
                      (name, relation, relation_detail, relation_group, id_number, sex, birth_date, health, labour,
                       health_text, labour_text, occupation, document_kind))

inline DocumentNumber number_of(const MemberValues& values) {
    return {.kind = values.document_kind.value_or(DocumentKind::resident_id),
            .digits = values.id_number.value_or("")};
}

/// A judged household member: `of` is the ID number of the person it belongs to, `head_row` that person's row (0:
/// none).
/// It cannot be imported when the person cannot (`head_refused`); `is_self` marks the person listed among the
/// members (settle_self).
struct LedgerMember {
    std::uint32_t row = 0;
    std::string sheet{}, of{};
    std::uint32_t head_row = 0;
    bool head_refused = false, is_self = false;
    Verdict verdict = Verdict::ok;
    std::vector<LedgerIssue> issues{};
    std::vector<LedgerNote> notes{};
    MemberValues values{};
};
BOOST_DESCRIBE_STRUCT(LedgerMember, (),
                      (row, sheet, of, head_row, head_refused, is_self, verdict, issues, notes, values))

/// A row of the sheet that is no person: title, unit, group, subtotal, header_repeat, total, footer, sample, blank.
struct NotData {
    std::uint32_t row = 0;
    std::string kind{};
};
BOOST_DESCRIBE_STRUCT(NotData, (), (row, kind))

/// What a column was recognised as; `field` is empty when its content is not imported.
struct LedgerColumn {
    std::string letter{}, field{}, heading{};
};
BOOST_DESCRIBE_STRUCT(LedgerColumn, (), (letter, field, heading))

struct LedgerCounts {
    std::int64_t ok = 0, warning = 0, error = 0;
};
BOOST_DESCRIBE_STRUCT(LedgerCounts, (), (ok, warning, error))

/// The whole judgement. `file_verdict` is "import" or "refuse" with `file_code`; `unread` are columns with content
/// that is
/// not imported; `other_ledgers` are further sheets that look like ledgers and were left out: the user must be
/// told.
struct JudgedLedger {
    std::string file_verdict = "import", file_code{};
    std::string type{}, encoding{};
    std::int64_t date_system = 1900;
    std::string sheet{};
    std::vector<std::string> other_sheets{}, other_ledgers{};
    std::vector<std::uint32_t> header_rows{};
    std::vector<LedgerColumn> columns{}, member_columns{}, unread{};
    std::string members_sheet{};
    std::vector<NotData> not_data{};
    std::optional<std::string> ignored_range{};
    std::vector<std::string> hidden_columns{};
    std::vector<std::uint32_t> blank_formatted_rows{};  // first and last, or empty
    std::int64_t data_rows = 0;
    LedgerCounts counts{};
    std::vector<LedgerRow> rows{};
    std::vector<LedgerMember> members{};
};
BOOST_DESCRIBE_STRUCT(JudgedLedger, (),
                      (file_verdict, file_code, type, encoding, date_system, sheet, other_sheets, other_ledgers,
                       header_rows, columns, member_columns, unread, members_sheet, not_data, ignored_range,
                       hidden_columns, blank_formatted_rows, data_rows, counts, rows, members))

/// An organisation as a ledger may name it; kinds county, committee, general_branch, branch.
struct LedgerOrganisation {
    std::string code{}, parent_code{}, name{}, kind{};
};
BOOST_DESCRIBE_STRUCT(LedgerOrganisation, (), (code, parent_code, name, kind))

/// Whether an ID number is on file already: as a person (the row is linked, a warning), or with a living case (an
/// error).
enum class OnFile { no, person, on_ledger };
BOOST_DESCRIBE_ENUM(OnFile, no, person, on_ledger)

/// What judging needs to know of the county. `sheet` is the user's choice, "" for the best one; `on_file` may be
/// empty.
struct LedgerContext {
    std::vector<LedgerOrganisation> organisations{};
    Date as_of{};
    std::function<OnFile(const std::string& id_number)> on_file{};
    std::string sheet{};
};

/// Judges a workbook. Never fails: a workbook without a ledger is file_verdict "refuse", file_code "NO_LEDGER".
JudgedLedger judge_ledger(const documents::Workbook& workbook, const LedgerContext& context);

}
