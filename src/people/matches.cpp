#include "base/text.hpp"
#include "base/version.hpp"
#include "http/json.hpp"
#include "people/joining.hpp"
#include "people/match_rules.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/store.hpp"

namespace people {

namespace {

/// The county that an organisation's path begins with.
std::string county_of(const std::string& path) { return path.substr(0, path.find('/', 1) + 1); }

/// Where a person is on file: as a member, or else through a household. Whoever is on file nowhere any more is
/// taken up again where they were last, or else by the county that `asking` lies in.
std::string path_of_person(store::Read& db, PersonId person, const std::string& asking) {
    const auto everywhere = store::Scope::system(store::SystemReason::match_above_both);
    if (const auto member = find_member_of_person(db, everywhere, person)) return member->organisation_path;
    if (auto place = path_of_place(db, everywhere, person)) return *std::move(place);
    return person_row(db, person).last_path.value_or(county_of(asking));
}

bool is_on_file(store::Read& db, const store::Scope& scope, PersonId person) {
    return find_member_of_person(db, scope, person) || !household_places(db, scope, person).empty();
}

template <class Ask>
Result<Ask> entry_of(store::Read& db, const MatchRow& match) {
    return http::read_json<Ask>(store::open<&MatchRow::entry>(db, match));
}

/// A member of the branch that asked. What was typed fills what the record lacks, and changes nothing that stands
/// there.
Result<Done> link_member(store::Write& db, const Actor& actor, const MatchRow& match) {
    const auto branch = TRY(access_control::branch_in_scope(db, actor, match.branch_id));
    const auto everywhere = store::Scope::system(store::SystemReason::match_above_both);
    // A second membership is never made: the member's relation is moved first (组织关系转接).
    if (find_member_of_person(db, everywhere, match.person_id)) return Refusal{"people.already_member"};
    const auto ask = TRY(entry_of<AddMember>(db, match));
    auto person = person_row(db, match.person_id);
    Issues issues;
    const auto compared = fill_empty(db, person, ask, issues);
    const auto member = new_membership(db, branch, person.id, ask);
    judge_member(db, member, person, issues);
    judge_death(db, access_control::scope_of(actor), member, person, issues);
    TRY(issues.verdict());
    if (!compared.filled.empty()) {
        db.update(person);
        db.changed(person_changed, person.id.value);
    }
    db.insert(member);
    index_member(db, member, person);
    return Done{};
}

/// Into the household that asked, unless they were put there meanwhile.
Result<Done> link_household_member(store::Write& db, const Actor& actor, const MatchRow& match) {
    const auto scope = access_control::scope_of(actor);
    auto household = find_household(db, scope, *match.household_id);
    if (!household) return Refusal{"people.household_unknown"};
    const auto ask = TRY(entry_of<AddHouseholdMember>(db, match));
    TRY(join_household(db, scope, *household, match.person_id, ask));
    keep_household(db, "household.member_add", *household);
    return Done{};
}

/// What was typed of the person, for whoever decides to compare.
std::string name_typed(store::Read& db, const MatchRow& match) {
    const auto entry = http::parse_json(store::open<&MatchRow::entry>(db, match));
    return entry ? std::string(entry->at("name").get_string()) : std::string();
}

/// A field as a person's view shows it, masked; nothing of an illness.
OptionalText shown(const Person& view, std::string_view field) {
    OptionalText out;
    for_each_member<Person>([&](std::string_view name, auto member) {
        if constexpr (std::is_same_v<decltype(member), OptionalText Person::*>)
            if (name == field || name == std::string(field) + "_masked") out = view.*member;
    });
    return out;
}

/// What was typed of a member and stands otherwise on file, where it stays: nothing of it is lost unseen.
std::vector<MatchDifference> differences(store::Read& db, const MatchRow& match, PersonRow person) {
    std::vector<MatchDifference> out;
    if (match.household_id || match.status == MatchStatus::rejected) return out;
    const auto ask = entry_of<AddMember>(db, match);
    if (!ask) return out;
    Issues issues;
    const auto on_file = person_view(db, person);
    const auto compared = fill_empty(db, person, *ask, issues);
    const auto typed = person_view(db, compared.typed);
    for (const auto& field : compared.differing) out.push_back({field, shown(on_file, field), shown(typed, field)});
    return out;
}

/// What the matches of a list name, read once for all of them.
struct Named {
    std::unordered_map<PersonId, PersonRow> people;
    std::unordered_map<PersonId, MemberLine> members;  // in scope
    std::unordered_map<OrganisationId, access_control::OrganisationRef> branches;
};

Named named_in(store::Read& db, const store::Scope& scope, const std::vector<MatchRow>& rows) {
    const auto persons = store::ids_of(rows, &MatchRow::person_id);
    return {people_among(db, persons), member_lines_of(db, scope, persons),
            access_control::organisation_refs(db, store::ids_of(rows, &MatchRow::branch_id))};
}

Match match_view(store::Read& db, const MatchRow& row, const Named& named) {
    const auto& person = named.people.at(row.person_id);
    Match view{.id = row.id,
               .version = row.version,
               .requested_at = row.requested_at,
               .requested_by = row.requested_by,
               .branch = named.branches.at(row.branch_id),
               .name = person.name.text,
               .name_typed = name_typed(db, row),
               .for_household = row.household_id.has_value(),
               .status = std::string(enum_name(row.status)),
               .differences = differences(db, row, person)};
    if (const auto member = named.members.find(row.person_id); member != named.members.end())
        view.existing = member->second;
    return view;
}

}

std::string common_path(std::string_view a, std::string_view b) {
    std::size_t shared = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
        if (a[i] == '/') shared = i + 1;
    return std::string(a.substr(0, shared));
}

bool is_nowhere(store::Read& db, PersonId person) {
    return !is_on_file(db, store::Scope::system(store::SystemReason::on_file_elsewhere), person);
}

bool is_known_within(store::Read& db, const Actor& actor, PersonId person) {
    if (is_on_file(db, access_control::scope_of(actor), person)) return true;
    if (!is_nowhere(db, person)) return false;
    return path_of_person(db, person, actor.organisation_path).starts_with(actor.organisation_path);
}

Result<Done> require_matches_left(store::Read& db, const Actor& actor, std::int64_t more) {
    if (matches_asked_by(db, actor.account, {db.now().ms - day_ms}) + more > matches_max)
        return Refusal{"people.too_many_matches"};
    return Done{};
}

Result<MatchId> ask_match(store::Write& db, const Actor& actor, const MatchAsk& ask) {
    TRY(require_matches_left(db, actor, 1));
    if (open_match_exists(db, ask.person_id, ask.branch_id)) return Refusal{"people.match_open"};
    MatchRow match{
        .id = {db.new_id()},
        .organisation_path = common_path(path_of_person(db, ask.person_id, ask.branch_path), ask.branch_path),
        .branch_id = ask.branch_id,
        .person_id = ask.person_id,
        .account_id = actor.account,
        .requested_by = actor.name,
        .requested_at = db.now(),
        .household_id = ask.household_id,
        .import_id = ask.import_id};
    match.entry = store::seal<&MatchRow::entry>(db, match.id, ask.entry);
    db.insert(match);
    store::audit(db, "match.ask", match);
    return match.id;
}

Result<Matches> list_matches(store::Read& db, const Actor& actor, const ListMatches& ask) {
    Matches out;
    const auto scope = access_control::scope_of(actor);
    const auto rows = matches(db, scope, ask.all.value_or(false));
    const auto named = named_in(db, scope, rows);
    for (const auto& row : rows) out.rows.push_back(match_view(db, row, named));
    return out;
}

std::vector<http::Todo> matches_todo(store::Read& db, const Actor& actor) {
    const auto count = matches_waiting(db, access_control::scope_of(actor), actor.account);
    if (count == 0) return {};
    return {{.kind = "match", .count = count, .page = "/matches"}};
}

Result<Done> decide_match(store::Write& db, const Actor& actor, const DecideMatch& ask) {
    auto match = find_match(db, access_control::scope_of(actor), ask.match);
    if (!match) return Refusal{"people.match_unknown"};
    TRY(require_version(ask.version, match->version));
    if (match->status != MatchStatus::open) return Refusal{"people.match_decided"};
    if (match->account_id == actor.account) return Refusal{"people.match_own"};
    auto reason = TRY(given_reason(ask.reason, "people.invalid"));
    if (ask.verdict == MatchVerdict::link)
        TRY(match->household_id ? link_household_member(db, actor, *match) : link_member(db, actor, *match));
    match->status = ask.verdict == MatchVerdict::link ? MatchStatus::linked : MatchStatus::rejected;
    match->decided_by = actor.name;
    match->decided_at = db.now();
    match->reason = reason;
    db.update(*match);
    store::audit(db, "match.decide", *match, std::move(reason));
    return Done{};
}

}
