// From an uploaded file to rows that wait: parsed in a child process, judged, sealed in slices. A number on file
// elsewhere is taken to the organisation above both, as at the member's form.
#include "documents/documents.hpp"
#include "imports/expected.hpp"
#include "imports/staging.hpp"
#include "imports/states.hpp"

namespace imports {

namespace {

/// `elsewhere`: the numbers that the refusal tells of.
Result<Done> refuse(store::Store& store, const Actor& actor, ImportId id, const std::string& code,
                    const std::vector<DocumentNumber>& elsewhere = {}) {
    const auto done = store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = TRY(still(db, id, ImportState::reading));
        row.state = ImportState::refused;
        row.file_code = code;
        people::note_refused_elsewhere(db, actor, elsewhere);
        record(db, row, "refuse_file", code);
        return Done{};
    });
    if (done) erase_staging(store, actor, id, false);
    return done;
}

/// Every number that the preview says is on file elsewhere.
std::vector<DocumentNumber> numbers_elsewhere(const JudgedLedger& ledger) {
    std::vector<DocumentNumber> numbers;
    for (const auto& row : ledger.rows)
        if (is_elsewhere(row.issues)) numbers.push_back({.digits = row.values.id_number});
    for (const auto& member : ledger.members)
        if (is_elsewhere(member.issues)) numbers.push_back(number_of(member.values));
    return numbers;
}

/// The same answer, and the same limit, as the member's form gives.
Result<Done> ask_matches(store::Write& db, const Actor& actor, const JudgedLedger& ledger) {
    for (const auto& row : ledger.rows) {
        if (!is_elsewhere(row.issues)) continue;
        const auto branch = access_control::organisation_by_code(db, row.values.branch_code);
        if (!branch || !row.values.join_date) continue;
        people::AddMember ask;
        ask.branch = branch->id;
        ask.name = row.values.name;
        ask.id_number = row.values.id_number;
        ask.join_date = *row.values.join_date;
        ask.regular_date = row.values.regular_date;
        ask.member_type = "full";
        // Looking at a file registers nobody, and a row that cannot be asked for is told of in the preview.
        const auto asked = db.attempt([&] { return people::ask_member_match(db, actor, ask); });
        if (!asked && asked.error().code == "people.too_many_matches") return asked.error();
    }
    return Done{};
}

/// Household members are asked for once their household is there, with the commit; that it may then be done is
/// seen to now.
Result<Done> require_matches_left(store::Read& db, const Actor& actor, const JudgedLedger& ledger) {
    std::int64_t wanted = 0;
    for (const auto& member : ledger.members) {
        if (member.head_refused || !is_elsewhere(member.issues)) continue;
        const auto head = std::find_if(ledger.rows.begin(), ledger.rows.end(),
                                       [&](const auto& row) { return row.row == member.head_row; });
        const auto branch = access_control::organisation_by_code(db, head->values.branch_code);
        if (!branch || !people::is_match_open(db, number_of(member.values), branch->id)) ++wanted;
    }
    if (wanted == 0) return Done{};
    return people::require_matches_left(db, actor, wanted);
}

Result<Done> stage(store::Store& store, const Actor& actor, ImportId id, const std::vector<StagedRows>& parts,
                   const Progress& progress) {
    constexpr std::size_t parts_a_job = 5;
    for (std::size_t at = 0; at < parts.size(); at += parts_a_job) {
        std::vector<StagedPart> sealed;
        store.read([&](store::Read& db) {
            for (auto i = at; i < std::min(at + parts_a_job, parts.size()); ++i)
                sealed.push_back(seal_part(db, id, static_cast<std::int64_t>(i) + 1, parts[i]));
            return 0;
        });
        const auto kept = store.write(actor, [&](store::Write& db) -> Result<Done> {
            TRY(still(db, id, ImportState::reading));
            for (const auto& part : sealed) keep_part(db, id, part);
            return Done{};
        });
        if (!kept) return kept;
        if (!progress(static_cast<std::int64_t>(at) * rows_a_part,
                      static_cast<std::int64_t>(parts.size()) * rows_a_part))
            return Refusal{"import.stopped"};
    }
    return Done{};
}

Result<Done> make_ready(store::Store& store, const Actor& actor, ImportId id, JudgedLedger&& ledger,
                        const Progress& progress) {
    const auto layout = layout_of(ledger);
    const auto counts = ledger.counts;
    std::int64_t members = 0, members_error = 0;
    for (const auto& member : ledger.members) {
        ++members;
        members_error += member.verdict == Verdict::error ? 1 : 0;
    }
    const auto asked = ledger;  // its rows are moved into their slices
    const auto parts = staged(std::move(ledger));
    TRY(stage(store, actor, id, parts, progress));
    return store.write(actor, [&](store::Write& db) -> Result<Done> {
        auto row = TRY(still(db, id, ImportState::reading));
        TRY(people::note_named_elsewhere(db, actor, numbers_elsewhere(asked)));
        TRY(ask_matches(db, actor, asked));
        TRY(require_matches_left(db, actor, asked));
        keep_part(db, id, seal_layout(db, id, layout));
        row.state = ImportState::ready;
        row.sheet = layout.sheet;
        row.rows_ok = counts.ok;
        row.rows_warning = counts.warning;
        row.rows_error = counts.error;
        row.members_total = members;
        row.members_error = members_error;
        row.parts = static_cast<std::int64_t>(parts.size());
        erase_file(db, id);
        record(db, row, "read");
        return Done{};
    });
}

}

Result<Done> read_import(store::Store& store, const Actor& actor, ImportId id, const Progress& progress) {
    const auto found = store.read([&](store::Read& db) -> std::optional<std::pair<ImportRecord, std::string>> {
        const auto row = still(db, id, ImportState::reading);
        const auto file = find_file(db, id);
        if (!row || !file) return std::nullopt;
        return std::pair(*row, db.vault().open("import_files.content", id.value, file->content.bytes));
    });
    if (!found) return Refusal{"import.stopped"};
    const auto& [row, bytes] = *found;
    // Whatever it says then of one more ledger would tell of one more person.
    if (!store.read([&](store::Read& db) { return people::require_telling_left(db, actor); }))
        return refuse(store, actor, id, "TOO_MANY_ELSEWHERE");
    const auto workbook = documents::read_in_child(bytes, row.name.text);
    if (!workbook) return refuse(store, actor, id, file_code_of(workbook.error()));
    if (!progress(0, 0)) return Refusal{"import.stopped"};
    auto ledger = store.read([&](store::Read& db) { return judge_for(db, actor, *workbook, row.as_of); });
    if (ledger.file_verdict == "refuse") return refuse(store, actor, id, ledger.file_code);
    const auto elsewhere = numbers_elsewhere(ledger);
    auto done = make_ready(store, actor, id, std::move(ledger), progress);
    if (!done && done.error().code == "people.too_many_matches")
        return refuse(store, actor, id, "TOO_MANY_ELSEWHERE", elsewhere);
    return done;
}

}
