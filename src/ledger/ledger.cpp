#include "ledger/ledger.hpp"
#include "base/text.hpp"
#include "ledger/export_store.hpp"
#include "ledger/store.hpp"
#include "ledger/words.hpp"
#include "people/people.hpp"
#include <algorithm>
#include <charconv>

namespace ledger {

namespace {

Refusal wrong(std::string field) { return {"case.filter", {{std::move(field), "case.filter"}}}; }

/// In order, each once: what is asked for twice is asked for.
template <class T>
std::vector<T> each_once(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

Result<std::vector<std::int64_t>> levels_of(const OptionalText& stated) {
    std::vector<std::int64_t> levels;
    for (const auto& word : split_words(stated.value_or(""))) {
        if (word != "0" && word != "1" && word != "2" && word != "3") return wrong("level");
        levels.push_back(word[0] - '0');
    }
    return each_once(std::move(levels));
}

Result<std::vector<Status>> statuses_of(const OptionalText& stated) {
    std::vector<Status> statuses;
    for (const auto& word : split_words(stated.value_or("")))
        if (!enum_from(word, statuses.emplace_back())) return wrong("status");
    if (statuses.empty()) return std::vector{Status::on_ledger, Status::imported};
    return each_once(std::move(statuses));
}

/// Tells a search text apart: case number, ID number, or part of a name.
bool resolve_text(store::Read& db, const OptionalText& stated, LedgerQuery& query) {
    const auto text = trim(to_half_width(stated.value_or("")));
    if (text.empty()) return true;
    if (const auto number = read_id_number(text, db.today()); number) {
        const auto person = people::person_by_id_number(db, number->digits);
        query.person = person ? person->id : PersonId{-1};
        return true;
    }
    if (text.starts_with("KN-") || text.starts_with("kn-")) {
        query.number = "KN" + text.substr(2);
        return true;
    }
    query.grams = people::search_grams(text);
    return !query.grams.empty();
}

std::string cursor_for(const LedgerLineRow& line, LedgerSort sort) {
    return cursor_of(sort == LedgerSort::name ? line.name_key.bytes : std::to_string(line.sort_number),
                     line.id.value);
}

}

std::vector<std::string> split_words(std::string_view joined) {
    std::vector<std::string> words;
    while (!joined.empty()) {
        const auto comma = std::min(joined.find(','), joined.size());
        if (comma > 0) words.emplace_back(joined.substr(0, comma));
        joined.remove_prefix(std::min(comma + 1, joined.size()));
    }
    return words;
}

Result<LedgerQuery> resolve_filter(store::Read& db, const Actor& actor, const LedgerFilter& filter) {
    // Not inside the braces below: what stands there when a refusal leaves them would be lost (g++ 12).
    auto organisation =
        TRY(access_control::organisation_in_scope(db, actor, filter.organisation.value_or(actor.organisation)));
    auto statuses = TRY(statuses_of(filter.status));
    auto levels = TRY(levels_of(filter.level));
    LedgerQuery query{.organisation = std::move(organisation),
                      .statuses = std::move(statuses),
                      .levels = std::move(levels),
                      .cause = filter.cause.value_or(""),
                      .origin = filter.origin.value_or(""),
                      .residence = filter.residence.value_or("")};
    if (!query.cause.empty() && !codes::find("cause", query.cause)) return wrong("cause");
    if (!query.origin.empty() && query.origin != "application" && query.origin != "imported")
        return wrong("origin");
    if (!query.residence.empty() && !codes::find("residence", query.residence)) return wrong("residence");
    if (filter.minimum_allowance) query.minimum_allowance = *filter.minimum_allowance ? 1 : 0;
    if (!resolve_text(db, filter.text, query)) return wrong("text");
    return query;
}

CaseLine line_view(store::Read& db, const LedgerLineRow& row) {
    CaseLine line{.id = row.id,
                  .number = row.number,
                  .person_name = row.name.text,
                  .sex = row.sex,
                  .level = row.level,
                  .proposed_level = row.proposed_level,
                  .status = std::string(enum_name(row.status)),
                  .step = std::string(enum_name(cases::waits_at(row.status, row.return_to))),
                  .origin = std::string(enum_name(row.origin)),
                  .branch = {row.branch_id, row.branch_name, row.branch_path_name, row.branch_kind},
                  .household_size = row.household_size,
                  .income_total = row.income_total,
                  .income_per_head = row.income_per_head,
                  .main_cause = row.main_cause,
                  .causes = split_words(row.causes),
                  .join_date = row.join_date,
                  .minimum_allowance = row.minimum_allowance,
                  .residence = row.residence,
                  .filed_on = row.filed_on,
                  .updated_at = row.updated_at,
                  .due_on = row.due_on,
                  .version = row.version};
    const auto today = db.today();
    if (row.birth_date) line.age = full_years(*row.birth_date, today);
    if (row.id_number)
        line.id_number_masked =
            mask_id_number(db.vault().open("people.id_number", row.person_id.value, row.id_number->bytes));
    line.overdue = row.due_on && *row.due_on < today;
    return line;
}

Result<Paged<CaseLine>> list_ledger(store::Read& db, const Actor& actor, const ListLedger& ask) {
    auto query = TRY(resolve_filter(db, actor, ask));
    query.sort = ask.sort.value_or(LedgerSort::name);
    query.descending = ask.descending.value_or(false);
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    auto rows = query.person || !query.number.empty() ? ledger_lines_found(db, scope, query, window)
                                                      : ledger_page(db, scope, query, window);
    const auto page =
        page_of(std::move(rows), window, [&](const LedgerLineRow& line) { return cursor_for(line, query.sort); });
    Paged<CaseLine> out{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows) out.rows.push_back(line_view(db, row));
    return out;
}

Result<Paged<SheetLine>> list_sheet(store::Read& db, const Actor& actor, const ListLedger& ask) {
    auto page = TRY(list_ledger(db, actor, ask));
    std::vector<CaseId> ids;
    for (const auto& line : page.rows) ids.push_back(line.id);
    const auto rows = walked_rows(db, access_control::scope_of(actor), ids);
    Paged<SheetLine> out{.next = page.next, .previous = page.previous};
    auto row = rows.begin();
    for (auto& line : page.rows) {
        SheetLine sheet{{std::move(line)}};
        if (row != rows.end() && row->id == sheet.id) {
            sheet.birth_date = row->birth_date;
            sheet.education = row->education;
            if (row->phone)
                sheet.phone_masked =
                    mask_phone(db.vault().open("people.phone", row->person_id.value, row->phone->bytes));
            ++row;
        }
        out.rows.push_back(std::move(sheet));
    }
    return out;
}

Result<Totals> ledger_totals(store::Read& db, const Actor& actor, const AskTotals& ask) {
    const auto query = TRY(resolve_filter(db, actor, ask));
    Totals totals{.organisation = query.organisation.name, .filter = filter_words(ask, true)};
    for (const auto& count : counts_of(db, access_control::scope_of(actor), query)) {
        if (!asks_for(query, count) || count.cases == 0) continue;
        totals.cases += count.cases;
        totals.people += count.people;
        totals.income_total += count.income_total;
        const auto known =
            std::find_if(totals.by_level.begin(), totals.by_level.end(),
                         [&](const LevelCount& each) { return each.level.value_or(0) == count.level; });
        if (known == totals.by_level.end())
            totals.by_level.push_back(
                {count.level == 0 ? std::nullopt : std::optional(count.level), count.cases, count.people});
        else {
            known->cases += count.cases;
            known->people += count.people;
        }
        const auto status = enum_name(count.status);
        const auto same = std::find_if(totals.by_status.begin(), totals.by_status.end(),
                                       [&](const StatusCount& each) { return each.status == status; });
        if (same == totals.by_status.end()) totals.by_status.push_back({std::string(status), count.cases});
        else same->cases += count.cases;
    }
    return totals;
}

}
