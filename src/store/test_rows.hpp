#pragma once
// A table of record with a column of every type, for the store's own tests.
#include "store/table.hpp"
#include "tests/support/temporary_store.hpp"

namespace store_tests {

using SampleId = Id<struct SampleTag>;

enum class Colour { red, dark_green };
BOOST_DESCRIBE_ENUM(Colour, red, dark_green)

struct SampleRow {
    static constexpr std::string_view table = "samples";
    SampleId id;
    std::int64_t version = 1;
    std::string organisation_path = "/1/";
    std::string words;
    store::Personal name;
    store::Sealed secret;
    store::Blind secret_index;
    store::Bytes raw;
    Date day;
    PartialDate joined;
    Money amount;
    Time at;
    bool is_open = false;
    Colour colour = Colour::red;
    std::optional<std::int64_t> count_known;
    std::optional<std::string> words_known;
    std::optional<Date> day_known;
    std::optional<store::Sealed> secret_known;
    std::optional<Colour> colour_known;
    bool operator==(const SampleRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(SampleRow, (),
                      (id, version, organisation_path, words, name, secret, secret_index, raw, day, joined, amount,
                       at, is_open, colour, count_known, words_known, day_known, secret_known, colour_known))

inline const std::string sample_table =
    "CREATE TABLE samples (id {id}, version {int64} NOT NULL, organisation_path TEXT NOT NULL, words TEXT NOT NULL,"
    " name TEXT NOT NULL, secret {bytes} NOT NULL, secret_index {bytes} NOT NULL, raw {bytes} NOT NULL, day TEXT "
    "NOT NULL,"
    " joined TEXT NOT NULL, amount {int64} NOT NULL, at {int64} NOT NULL, is_open {int64} NOT NULL, colour TEXT "
    "NOT NULL,"
    " count_known {int64}, words_known TEXT, day_known TEXT, secret_known {bytes}, colour_known TEXT) {strict};"
    "CREATE TABLE notes (id {id}, sample_id {int64} NOT NULL REFERENCES samples (id), words TEXT NOT NULL) "
    "{strict};";

inline store::Schema sample_schema() {
    return {.tables = {store::table_of_record<SampleRow>(true), store::other_table("notes")}};
}

inline const Actor tester{.account = {7}, .name = "测试"};

/// A store with the sample table.
class SampleStore : public tests::TemporaryStore {
public:
    explicit SampleStore(tests::Database kind) : TemporaryStore(kind, sample_schema(), {}, sample_table) {}

    /// Inserts a sample with its audit row and gives its id.
    SampleId add(const std::string& words, const std::string& path = "/1/") {
        return *store().write(tester, [=](store::Write& db) -> Result<SampleId> {
            const SampleRow row{.id = {db.new_id()},
                                .organisation_path = path,
                                .words = words,
                                .name = {"欧阳" + words},
                                .secret = {db.vault().seal("samples.secret", 1, words)},
                                .day = *Date::of(2026, 3, 5),
                                .joined = *PartialDate::parse("1987-07")};
            db.insert(row);
            db.audit({.action = "sample.add", .object_type = "samples", .object_id = row.id.value});
            return row.id;
        });
    }
    /// Changes a sample's words.
    void change(SampleId id, const std::string& words) {
        (void)store().write(tester, [=](store::Write& db) -> Result<Done> {
            auto row = find(db, id);
            row->words = words;
            db.update(*row);
            db.audit({.action = "sample.change", .object_type = "samples", .object_id = id.value});
            return Done{};
        });
    }
    void remove(SampleId id) {
        (void)store().write(tester, [=](store::Write& db) -> Result<Done> {
            db.erase(*find(db, id));
            db.audit({.action = "sample.remove", .object_type = "samples", .object_id = id.value});
            return Done{};
        });
    }
    static std::optional<SampleRow> find(store::Read& db, SampleId id) {
        static const auto sql = "SELECT " + columns() + " FROM samples t WHERE {scope:t} AND t.id = $1";
        return db.row<SampleRow>(store::Scope::system(store::SystemReason::verify), sql, id);
    }
    std::int64_t count() {
        return store().read([](store::Read& db) {
            return db.number(store::Scope::system(store::SystemReason::verify),
                             "SELECT count(*) FROM samples WHERE {scope}");
        });
    }

private:
    static std::string columns() { return store::columns<SampleRow>("t"); }
};

}
