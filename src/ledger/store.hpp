#pragma once
// The ledger's projection: one entry per case and ancestor organisation, counts per ancestor, status and level, and
// the versions that history is drawn from. Written in the transaction that changes the case. Private to ledger/.
#include "ledger/ledger.hpp"
#include "ledger/rows.hpp"
#include "store/among.hpp"
#include <unordered_map>

namespace ledger {

/// A ledger line as read, before masking.
struct LedgerLineRow {
    CaseId id;
    std::int64_t version = 0;
    std::string number;
    Status status{};
    Origin origin{};
    std::optional<Status> return_to;
    std::optional<std::int64_t> level, proposed_level;
    OrganisationId branch_id;
    std::string branch_name, branch_path_name, branch_kind;
    std::optional<Date> filed_on;
    Time updated_at;
    std::optional<Date> due_on;
    PersonId person_id;
    store::Personal name;
    store::Bytes name_key;
    std::optional<store::Sealed> id_number;
    std::optional<Date> birth_date;
    OptionalText sex;
    std::optional<PartialDate> join_date;
    std::optional<std::int64_t> household_size;
    std::optional<Money> income_total, income_per_head;
    OptionalText main_cause;
    std::string causes;
    std::optional<bool> minimum_allowance;
    OptionalText residence;
    std::int64_t sort_number = 0;  // the key of a sort other than by name
};
BOOST_DESCRIBE_STRUCT(LedgerLineRow, (),
                      (id, version, number, status, origin, return_to, level, proposed_level, branch_id,
                       branch_name, branch_path_name, branch_kind, filed_on, updated_at, due_on, person_id, name,
                       name_key, id_number, birth_date, sex, join_date, household_size, income_total,
                       income_per_head, main_cause, causes, minimum_allowance, residence, sort_number))

/// A filter checked and resolved: words known, text told apart.
struct LedgerQuery {
    access_control::OrganisationRow organisation;
    std::vector<Status> statuses;          // never empty; as the levels in order and each once
    std::vector<std::int64_t> levels;      // empty: any; 0 stands for "no level yet"
    std::string cause, origin, residence;  // "" any
    std::int64_t minimum_allowance = -1;   // -1 any
    std::vector<std::string> grams;        // of a name
    std::optional<PersonId> person;        // from an ID number
    std::string number;                    // a case number
    LedgerSort sort = LedgerSort::name;
    bool descending = false;
    bool is_plain() const {
        return cause.empty() && origin.empty() && residence.empty() && minimum_allowance < 0 && grams.empty() &&
               !person && number.empty();
    }
};

/// Refusals case.filter with the field, access.organisation_unknown.
Result<LedgerQuery> resolve_filter(store::Read&, const Actor&, const LedgerFilter&);

std::vector<LedgerLineRow> ledger_page(store::Read&, const store::Scope&, const LedgerQuery&, const Window&);
/// As conditions of SQL: the bearer of case c has in the name all grams of the search (people::gram_at) from
/// parameter `first` on.
std::string gram_filters(int first);
/// Every case of the query, in its sort's order: for a walk through all of them.
std::vector<CaseId> ledger_order(store::Read&, const store::Scope&, const LedgerQuery&);
std::unordered_map<CaseId, LedgerLineRow> ledger_lines(store::Read&, const store::Scope&, const store::IdList&);
/// The cases of one person or of one number, under every filter, newest first.
std::vector<LedgerLineRow> ledger_lines_found(store::Read&, const store::Scope&, const LedgerQuery&, const Window&);

/// Cases, people and income per status and level, exact.
struct CountRow {
    Status status{};
    std::int64_t level = 0, cases = 0, people = 0;
    Money income_total;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (status, level, cases, people, income_total))
/// Whether the query asks for that status and level.
bool asks_for(const LedgerQuery&, const CountRow&);
std::vector<CountRow> counts_below(store::Read&, OrganisationId);
std::vector<CountRow> counts_of(store::Read&, const store::Scope&, const LedgerQuery&);

struct CauseCountRow {
    std::string cause;
    std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(CauseCountRow, (), (cause, cases))
/// Main causes of the cases that stand filed in the ledger below a path.
std::vector<CauseCountRow> main_causes(store::Read&, const store::Scope&);

/// The ids along a path "/1/14/203/": the organisation and all above it.
std::vector<std::int64_t> ancestors_of(std::string_view path);

std::optional<LedgerVersionRow> current_version(store::Read&, const store::Scope&, CaseId);
/// What a line is made of: its causes one after the other, the household's figures.
void add_cause(LedgerVersionRow&, const std::string& cause, bool is_main);
void take_figures(LedgerVersionRow&, const people::HouseholdSums&);
/// Brings up to date what the ledgers keep of a person: figures and order of the living case; of an ended one the
/// order by name alone, its figures stay as it ended.
void follow_person(store::Write&, PersonId);
/// Remembers that figures of the import's cases are not what a reader may have summed.
void note_moved_figures(store::Write&, ImportId);

/// The line as screens show it.
cases::CaseLine line_view(store::Read&, const LedgerLineRow&);
/// "one,two" as its words.
std::vector<std::string> split_words(std::string_view joined);

}
