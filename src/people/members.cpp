// Members: registering, editing, showing, listing.
#include "base/look_alikes.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "http/json.hpp"
#include "people/bulk.hpp"
#include "people/codes.hpp"
#include "people/doubts.hpp"
#include "people/identity.hpp"
#include "people/imported.hpp"
#include "people/joining.hpp"
#include "people/match_rules.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"

namespace people {

namespace {

store::Audit record_of(const MemberRow& member) {
    return {.object_type = "members", .object_id = member.id.value, .organisation_path = member.organisation_path};
}

void audit(store::Write& db, const char* action, const MemberRow& member) {
    auto record = record_of(member);
    record.action = action;
    db.audit(record);
}

/// A membership as it would be kept, everything in it checked.
struct CheckedMember {
    PersonRow person;
    MemberRow member;
    std::vector<Warning> warnings;
};

/// For a new person, or for one who is on file within scope as a household member only.
Result<CheckedMember> checked_member(store::Write& db, const AddMember& ask,
                                     const access_control::OrganisationRow& branch,
                                     const std::optional<PersonRow>& known) {
    Issues issues;
    const auto number = checked_number(ask.id_number, db.today(), issues);
    CheckedMember out{.person = known ? *known : new_person(db, unified_name(ask.name))};
    if (known && folded_name(known->name.text) != folded_name(ask.name))
        issues.add("id_number", "people.number_of_another");
    if (number && !known) set_id_number(db, out.person, *number);
    apply(db, out.person, ask, issues);
    out.member = new_membership(db, branch, out.person.id, ask);
    out.warnings = judge_member(db, out.member, out.person, issues);
    if (known) judge_death(db, access_control::scope_of(db.actor()), out.member, out.person, issues);
    for (auto& each : number_doubts(ask.id_number, db.today())) out.warnings.push_back(std::move(each));
    TRY(issues.verdict());
    return out;
}

AddedMember added(CheckedMember&& made) {
    return {.id = made.member.id, .person = made.person.id, .warnings = std::move(made.warnings)};
}

AddedMember keep(store::Write& db, CheckedMember&& checked) {
    db.insert(checked.member);
    index_member(db, checked.member, checked.person);
    audit(db, "member.add", checked.member);
    return added(std::move(checked));
}

}

Result<AddedMember> enter_member(store::Write& db, const access_control::OrganisationRow& branch,
                                 const AddMember& ask) {
    auto checked = TRY(checked_member(db, ask, branch, std::nullopt));
    db.insert(checked.person);
    db.insert(checked.member);
    audit(db, "member.add", checked.member);
    return added(std::move(checked));
}

Result<AddedMember> add_member(store::Write& db, const Actor& actor, const AddMember& ask) {
    const auto branch = TRY(access_control::branch_in_scope(db, actor, ask.branch));
    auto checked = TRY(checked_member(db, ask, branch, std::nullopt));
    // Before the number is looked up: the limit's answer is the same for every number.
    TRY(require_matches_left(db, actor, 1));
    auto known = person_by_id_number(db, read_id_number(ask.id_number, db.today()).value().digits);
    if (known && is_mistyped(db, actor, *known, ask.name)) {
        free_number(db, *std::move(known));
        known = std::nullopt;
    }
    if (!known) {
        db.insert(checked.person);
        return keep(db, std::move(checked));
    }
    const auto scope = access_control::scope_of(actor);
    if (const auto member = find_member_of_person(db, scope, known->id))
        return Refusal{"people.on_file", {{"id_number", "people.on_file"}}, {std::to_string(member->id.value)}};
    const auto everywhere = store::Scope::system(store::SystemReason::on_file_elsewhere);
    if (is_known_within(db, actor, known->id) && !find_member_of_person(db, everywhere, known->id)) {
        auto joined = TRY(checked_member(db, ask, branch, known));
        db.update(joined.person);
        return keep(db, std::move(joined));
    }
    const auto match = TRY(ask_match(db, actor,
                                     {.branch_id = branch.id,
                                      .branch_path = branch.path,
                                      .person_id = known->id,
                                      .entry = http::write_json(ask)}));
    return AddedMember{.match = match};
}

Result<Done> ask_member_match(store::Write& db, const Actor& actor, const AddMember& ask) {
    const auto branch = TRY(access_control::branch_in_scope(db, actor, ask.branch));
    TRY(checked_member(db, ask, branch, std::nullopt));
    TRY(require_matches_left(db, actor, 1));
    const auto known = person_by_id_number(db, read_id_number(ask.id_number, db.today()).value().digits);
    if (!known || is_mistyped(db, actor, *known, ask.name)) return Done{};
    if (find_member_of_person(db, access_control::scope_of(actor), known->id)) return Done{};
    const auto everywhere = store::Scope::system(store::SystemReason::on_file_elsewhere);
    const bool may_join =
        is_known_within(db, actor, known->id) && !find_member_of_person(db, everywhere, known->id);
    if (may_join) return Done{};
    TRY(ask_match(db, actor,
                  {.branch_id = branch.id,
                   .branch_path = branch.path,
                   .person_id = known->id,
                   .entry = http::write_json(ask)}));
    return Done{};
}

namespace {

/// An edit as it would be kept.
struct CheckedEdit {
    MemberRow member;
    PersonRow person;
    std::vector<Warning> warnings;
    Typed number{};
};

Result<CheckedEdit> checked_edit(store::Read& db, const Actor& actor, const EditMember& ask) {
    CheckedEdit edit{.member = TRY(member_in_scope(db, actor, ask.member))};
    TRY(require_version(ask.version, edit.member.version));
    edit.person = person_row(db, edit.member.person_id);
    TRY(require_version(ask.person_version, edit.person.version));
    auto& [member, person, warnings, number] = edit;
    Issues issues;
    if (ask.name) rename(person, unified_name(*ask.name));
    if (ask.id_number) number = number_typed(db, actor, *ask.id_number, person, issues);
    apply(db, person, ask, issues);
    if (ask.join_date) member.join_date = ask.join_date;
    if (ask.regular_date) member.regular_date = ask.regular_date;
    for (const auto field : ask.cleared.value_or(std::vector<ClearedMemberField>{}))
        if (field == ClearedMemberField::regular_date) member.regular_date = std::nullopt;
    if (ask.member_type) member.member_type = *ask.member_type;
    if (member.member_type == "probationary") member.regular_date = std::nullopt;
    apply_text(member.duty, ask.duty);
    warnings = judge_member(db, member, person, issues);
    if (ask.join_date || ask.id_number) judge_death(db, access_control::scope_of(actor), member, person, issues);
    for (auto& each : number_doubts(ask.id_number, db.today())) warnings.push_back(std::move(each));
    if (!number.elsewhere) TRY(issues.verdict());
    return edit;
}

}

Result<http::Recorded<Edited>> edit_member(store::Write& db, const Actor& actor, const EditMember& ask) {
    if (const auto left = require_numbers_left(db, actor, ask.id_number); !left)
        return {boost::system::in_place_error, left.error()};
    auto edit = checked_edit(db, actor, ask);
    if (!edit) return {boost::system::in_place_error, edit.error()};
    if (edit->number.elsewhere) return number_elsewhere(db, record_of(edit->member));
    if (edit->number.freed) free_number(db, *edit->number.freed);
    db.update(edit->person);
    db.update(edit->member);
    index_member(db, edit->member, edit->person);
    db.changed(person_changed, edit->person.id.value);
    audit(db, "member.edit", edit->member);
    return http::Recorded<Edited>{
        .body = Edited{.version = edit->member.version, .warnings = std::move(edit->warnings)}};
}

Result<Member> show_member(store::Read& db, const Actor& actor, const ShowMember& ask) {
    const auto member = TRY(member_in_scope(db, actor, ask.member));
    const auto scope = access_control::scope_of(actor);
    return member_view(db, scope, member_file(db, scope, member.id));
}

namespace {

MemberLine line_of(store::Read& db, const MemberPersonRow& row) {
    MemberLine line{.id = row.id,
                    .person = row.person_id,
                    .name = row.name.text,
                    .sex = row.sex,
                    .branch = {row.branch_id, row.branch_name, row.branch_path_name, row.branch_kind},
                    .join_date = row.join_date,
                    .member_type = row.member_type,
                    .version = row.version};
    if (row.birth_date) line.age = full_years(*row.birth_date, db.today());
    if (row.id_number)
        line.id_number_masked =
            mask_id_number(db.vault().open("people.id_number", row.person_id.value, row.id_number->bytes));
    return line;
}

}

std::unordered_map<PersonId, MemberLine> member_lines_of(store::Read& db, const store::Scope& scope,
                                                         const store::IdList& persons) {
    std::unordered_map<PersonId, MemberLine> lines;
    for (const auto& row : find_member_lines(db, scope, persons)) lines.emplace(row.person_id, line_of(db, row));
    return lines;
}

namespace {

/// The member of an ID number below a path.
std::optional<MemberRow> member_by_number(store::Read& db, const store::Scope& scope, const std::string& path,
                                          const std::string& digits) {
    const auto person = person_by_id_number(db, digits);
    auto member = person ? find_member_of_person(db, scope, person->id) : std::nullopt;
    return member && member->organisation_path.starts_with(path) ? member : std::nullopt;
}

}

Result<Paged<MemberLine>> list_members(store::Read& db, const Actor& actor, const ListMembers& ask) {
    const auto organisation =
        TRY(access_control::organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    const auto text = trim(to_half_width(ask.text.value_or("")));
    std::vector<MemberPersonRow> rows;
    if (const auto number = read_id_number(text, db.today()); number) {
        if (const auto member = member_by_number(db, scope, organisation.path, number->digits); member)
            rows = find_member_lines(db, scope, store::only_id(member->person_id));
    } else if (text.empty()) {
        rows = member_page(db, scope, organisation.id, window);
    } else {
        const auto grams = search_grams(text);
        if (!grams.empty()) rows = member_search_page(db, scope, organisation.id, grams, window);
    }
    const auto page = page_of(std::move(rows), window, [](const MemberPersonRow& row) {
        return cursor_of(row.name_key.bytes, row.id.value);
    });
    Paged<MemberLine> lines{.next = page.next, .previous = page.previous};
    for (const auto& row : page.rows) lines.rows.push_back(line_of(db, row));
    return lines;
}

Result<Total> member_total(store::Read& db, const Actor& actor, const MemberFilter& ask) {
    const auto organisation =
        TRY(access_control::organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const auto scope = access_control::scope_of(actor);
    const auto text = trim(to_half_width(ask.text.value_or("")));
    if (const auto number = read_id_number(text, db.today()); number)
        return Total{member_by_number(db, scope, organisation.path, number->digits) ? 1 : 0};
    const auto grams = search_grams(text);
    if (!text.empty() && grams.empty()) return Total{};
    return Total{count_members_below(db, scope, organisation.id, grams)};
}

Result<MemberRow> member_in_scope(store::Read& db, const Actor& actor, MemberId id) {
    const auto member = find_member(db, access_control::scope_of(actor), id);
    if (!member) return Refusal{"people.unknown"};
    return *member;
}

PersonRow person_row(store::Read& db, PersonId id) {
    const auto person = find_person(db, id);
    ensure(person.has_value());
    return *person;
}

std::optional<PersonRow> person_by_id_number(store::Read& db, std::string_view id_number) {
    return find_person_by_index(db, id_number_index(db, id_number));
}

std::optional<PersonRow> person_by_document(store::Read& db, const DocumentNumber& number) {
    return find_person_by_index(db, document_index(db, number));
}

void index_member(store::Write& db, const MemberRow& member, const PersonRow& person) {
    remove_from_index(db, member.id);
    add_to_index(db, member, person.name_key, name_grams(person.name.text));
}

}
