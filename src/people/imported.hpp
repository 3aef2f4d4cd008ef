#pragma once
// People as legacy ledgers state them, for imports: what is on file already, what is added, what an undone
// import erases. Facts on file win: an import adds to a person that was there, and changes nothing of theirs.
#include "base/actor.hpp"
#include "base/id_documents.hpp"
#include "people/rows.hpp"
#include "store/erasure.hpp"

namespace people {

/// Where the bearer of a document stands for an actor. Elsewhere: on file outside the actor's organisations; then
/// the name stays empty.
enum class Standing { unknown, person, member, elsewhere };
struct OnFile {
    Standing standing = Standing::unknown;
    PersonId person{};
    std::string name{};
    std::optional<Date> died_on{};  // of whoever is no member yet
};
OnFile on_file(store::Read&, const Actor&, const DocumentNumber&);

/// A ledger's row as far as it tells of the person, checked and in codes.
struct StatedMember {
    std::string name, id_number;
    Date birth_date;
    std::string sex;
    OptionalText ethnicity, education, residence, health, labour, phone, address, illness;
    std::optional<PartialDate> join_date, regular_date;
    std::string member_type = "full";
    OrganisationId branch;
    std::string organisation_path;
    std::int64_t income_year = 0;
    std::optional<Money> income;
    std::optional<std::int64_t> household_size;
    ImportId import;
};

/// The same with permanent ids, sealed, before the writer's queue.
struct PreparedMember {
    PersonRow person;
    MemberRow member;
    HouseholdRow household;
    std::optional<IncomeRow> income;
    std::vector<std::string> grams;
};
PreparedMember prepare_imported(store::Read&, const StatedMember&);

/// New members' places in the indexes of names: a job writes all of them at its end and in their order, since
/// neighbours lie on the same pages.
struct NewName {
    std::string gram;  // empty: the plain order
    std::int64_t ancestor = 0;
    store::Bytes name_key;
    MemberId member;
};
using NewNames = std::vector<NewName>;
void write_names(store::Write&, NewNames);

/// Records the member, or finds the one on file. The caller audits, and writes the names. Refusals:
/// people.number_of_another (on file under another name), people.on_file_elsewhere, people.member_not_resident,
/// people.died_before_joining.
struct ImportedMember {
    MemberRow member;
    store::Bytes name_key;
    OptionalText residence;
    std::optional<HouseholdSums> sums;  // of a household that is new; else to be asked for
};
Result<ImportedMember> add_imported(store::Write&, const Actor&, const PreparedMember&, NewNames&);
/// The same member when recorded by an earlier job of the import.
ImportedMember imported_member(store::Read&, const PreparedMember&);

struct StatedHouseholdMember {
    std::string head;  // the member's ID number
    std::string name;
    OptionalText id_number;
    std::optional<Date> birth_date;
    OptionalText sex;
    std::string relation;
    OptionalText health, labour, occupation, illness;
    std::optional<Money> monthly_income{};  // no legacy ledger has it
    ImportId import;
    DocumentKind document_kind = DocumentKind::resident_id;  // of the number
};
/// Adds to a household that the same import made; to one that was there before nothing is added, nor is anybody who
/// lives in another one already. The caller audits. Refusals people.number_of_another, people.on_file_elsewhere.
/// True when a row was written.
Result<bool> add_imported(store::Write&, const Actor&, const StatedHouseholdMember&);
/// Of two members of the party whom one ledger states as one household each, the two become one, unless it states
/// different incomes of theirs. Before their cases are written. The caller audits.
Result<bool> join_imported(store::Write&, const StatedHouseholdMember&);

/// Asks the organisation above both for somebody of such a household who is on file elsewhere, unless that is
/// asked already: the match is the import's, seen and erased with it. After the caller has audited; it audits
/// itself. Refusal people.too_many_matches.
Result<Done> ask_imported(store::Write&, const Actor&, const StatedHouseholdMember&);
/// Of the numbers a ledger names, those on file elsewhere that its reader is told of: each person is logged once a
/// day, and no account is told of more than twenty a day, whether a match is asked for them or not. Refusal
/// people.too_many_matches.
Result<Done> note_named_elsewhere(store::Write&, const Actor&, const std::vector<DocumentNumber>&);
/// That the actor may be told of anybody more today; who may not has no ledger read. Refusal
/// people.too_many_matches.
Result<Done> require_telling_left(store::Read&, const Actor&);
/// The same for a ledger that is refused over the limit: the refusal itself tells that so many are on file, so that
/// they are logged with it, until the actor's day is used up.
void note_refused_elsewhere(store::Write&, const Actor&, const std::vector<DocumentNumber>&);
/// Whether a branch waits for a match of this number.
bool is_match_open(store::Read&, const DocumentNumber&, OrganisationId branch);
/// That the actor may ask for so many matches more today; refusal people.too_many_matches.
Result<Done> require_matches_left(store::Read&, const Actor&, std::int64_t more);

/// A match that puts somebody into a household of the import, other than those of the import that nobody linked.
bool is_matched_into(store::Read&, ImportId);
/// A person of the import on whom something was built since: edited, or used by a record that is not the import's.
std::optional<PersonId> find_built_on(store::Read&, ImportId);
/// Adds all records of an import that erase_imported() would erase.
void tell_imported(store::Read&, ImportId, store::Erasure&);
/// Adds people of an import who stand though it was erased, as kept.
void tell_kept(store::Read&, ImportId, store::Erasure&);
/// Erases up to `limit` records of an import that nothing was built on; how many there were. Those a record
/// of somebody else refers to stay.
std::int64_t erase_imported(store::Write&, ImportId, std::int64_t limit);

}
