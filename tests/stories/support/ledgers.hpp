#pragma once
// Legacy ledgers for stories: files of tests/fixtures, and small ones written row by row.
#include "base/text.hpp"
#include "imports/imports.hpp"
#include "tests/stories/support/county.hpp"

namespace stories {

/// A file of tests/fixtures/ledgers.
std::string fixture(const std::string& name);

/// An invented person's ID number: area 990xxx, born 1950-01-01 plus `serial` days, with its check digit.
std::string invented_number(int serial);

/// A row of a small ledger; `more` are further cells in the order of small_ledger's headings.
struct SmallRow {
    std::string name, number, branch, level = "一般困难";
};
/// CSV with the headings 姓名, 身份证号, 所在党支部, 困难程度, 致困原因, 家庭年收入, 家庭人口, 入党时间.
std::string small_ledger(const std::vector<SmallRow>& rows);

/// A county of the organisations that the fixtures name, without people; its books are whole at the end.
class LedgerCounty {
public:
    explicit LedgerCounty(tests::Database kind);
    ~LedgerCounty();
    LedgerCounty(const LedgerCounty&) = delete;
    LedgerCounty& operator=(const LedgerCounty&) = delete;
    store::Store& store() { return temporary_.store(); }
    tests::TemporaryStore& temporary() { return temporary_; }
    const Actor& actor() const { return actor_; }
    imports::PreparedFile prepared(const std::string& name, const std::string& bytes);
    /// Uploads, reads and writes the valid rows.
    Result<imports::ImportView> import(const std::string& name,
                                       imports::CommitMode mode = imports::CommitMode::valid);
    Result<imports::Begun> undo(const imports::ImportView& view);
    std::int64_t count(const std::string& table);

private:
    tests::TemporaryStore temporary_;
    Actor actor_;
};

inline bool go_on(std::int64_t, std::int64_t) { return true; }

}
