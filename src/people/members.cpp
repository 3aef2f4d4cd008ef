// Members: registering, editing, showing, listing.
#include "base/text.hpp"
#include "base/version.hpp"
#include "people/bulk.hpp"
#include "people/codes.hpp"
#include "people/match_rules.hpp"
#include "people/people.hpp"
#include "people/person_fields.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"

namespace people {

namespace {

/// Codes of refusals of an ID number, as field issues.
std::optional<IdNumber> checked_number(const std::string& typed, Date today, Issues& issues) {
    auto number = read_id_number(typed, today);
    if (!number) {
        issues.add("id_number", number.error().code);
        return std::nullopt;
    }
    return *std::move(number);
}

/// The cross-field findings of a membership: errors go to `issues`, warnings are handed back.
std::vector<Warning> judge(store::Read& db, const MemberRow& member, const PersonRow& person, Issues& issues) {
    const MemberFacts facts{
        .name = person.name.text,
        .id_number = person.id_number ? open_field(db, person, PersonalField::id_number) : std::string(),
        .sex = person.sex.value_or(""),
        .birth_date = person.birth_date,
        .join_date = member.join_date,
        .regular_date = member.regular_date,
        .member_type = member.member_type,
    };
    std::vector<Warning> warnings;
    for (const auto& finding : check_member(facts, db.today())) {
        if (finding.severity == Severity::error) issues.add(finding.field, finding.code);
        else warnings.push_back({finding.field, finding.code, finding.message});
    }
    return warnings;
}

void audit(store::Write& db, const char* action, const MemberRow& member) {
    db.audit({.action = action,
              .object_type = "members",
              .object_id = member.id.value,
              .organisation_path = member.organisation_path});
}

/// A membership and its person as written, not yet in the index of names nor in the log.
struct Registered {
    MemberRow member;
    PersonRow person;
    std::vector<Warning> warnings;
};

/// A membership for a person who is on file within scope as a household member only, or for a new person.
Result<Registered> write_member(store::Write& db, const AddMember& ask,
                                const access_control::OrganisationRow& branch, std::optional<PersonRow> known) {
    Issues issues;
    const auto number = checked_number(ask.id_number, db.today(), issues);
    PersonRow person = known ? *known : new_person(db, trim(ask.name));
    if (number && !known) set_id_number(db, person, *number);
    apply(db, person, ask, issues);
    const MemberRow member{.id = {db.new_id()},
                           .person_id = person.id,
                           .branch_id = branch.id,
                           .organisation_path = branch.path,
                           .join_date = ask.join_date,
                           .regular_date = ask.regular_date,
                           .member_type = ask.member_type,
                           .duty = ask.duty,
                           .created_at = db.now()};
    auto warnings = judge(db, member, person, issues);
    TRY(issues.verdict());
    if (known) db.update(person);
    else db.insert(person);
    db.insert(member);
    return Registered{member, std::move(person), std::move(warnings)};
}

AddedMember added(Registered&& made) {
    return {.id = made.member.id, .person = made.person.id, .warnings = std::move(made.warnings)};
}

Result<AddedMember> register_member(store::Write& db, const AddMember& ask,
                                    const access_control::OrganisationRow& branch, std::optional<PersonRow> known) {
    auto made = TRY(write_member(db, ask, branch, std::move(known)));
    index_member(db, made.member, made.person);
    audit(db, "member.add", made.member);
    return added(std::move(made));
}

}

Result<AddedMember> enter_member(store::Write& db, const access_control::OrganisationRow& branch,
                                 const AddMember& ask) {
    auto made = TRY(write_member(db, ask, branch, std::nullopt));
    audit(db, "member.add", made.member);
    return added(std::move(made));
}

Result<AddedMember> add_member(store::Write& db, const Actor& actor, const AddMember& ask) {
    const auto branch = TRY(access_control::branch_in_scope(db, actor, ask.branch));
    Issues issues;
    const auto number = checked_number(ask.id_number, db.today(), issues);
    TRY(issues.verdict());
    const auto known = person_by_id_number(db, number->digits);
    if (!known) return register_member(db, ask, branch, std::nullopt);
    const auto scope = access_control::scope_of(actor);
    if (const auto member = find_member_of_person(db, scope, known->id))
        return Refusal{"people.on_file", {{"id_number", "people.on_file"}}, {std::to_string(member->id.value)}};
    const bool member_elsewhere =
        find_member_of_person(db, store::Scope::system("on file elsewhere"), known->id).has_value();
    if (!member_elsewhere && !household_places(db, scope, known->id).empty())
        return register_member(db, ask, branch, known);
    const auto match = TRY(ask_match(db, actor, ask, {.branch = branch, .person = *known}));
    return AddedMember{.match = match};
}

Result<Edited> edit_member(store::Write& db, const Actor& actor, const EditMember& ask) {
    auto member = TRY(member_in_scope(db, actor, ask.member));
    TRY(require_version(ask.version, member.version));
    auto person = person_row(db, member.person_id);
    TRY(require_version(ask.person_version, person.version));
    Issues issues;
    if (ask.name) rename(person, trim(*ask.name));
    if (ask.id_number) {
        const auto number = checked_number(*ask.id_number, db.today(), issues);
        if (number) {
            const auto known = person_by_id_number(db, number->digits);
            if (known && known->id != person.id) issues.add("id_number", "people.on_file");
            else set_id_number(db, person, *number);
        }
    }
    apply(db, person, ask, issues);
    if (ask.join_date) member.join_date = ask.join_date;
    if (ask.regular_date) member.regular_date = ask.regular_date;
    if (ask.member_type) member.member_type = *ask.member_type;
    if (member.member_type == "probationary") member.regular_date = std::nullopt;
    if (ask.duty) member.duty = ask.duty->empty() ? std::nullopt : ask.duty;
    auto warnings = judge(db, member, person, issues);
    TRY(issues.verdict());
    db.update(person);
    db.update(member);
    index_member(db, member, person);
    audit(db, "member.edit", member);
    return Edited{.version = member.version, .warnings = std::move(warnings)};
}

Result<Member> show_member(store::Read& db, const Actor& actor, const ShowMember& ask) {
    const auto member = TRY(member_in_scope(db, actor, ask.member));
    return member_view(db, access_control::scope_of(actor), member);
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

MemberLine member_line(store::Read& db, const store::Scope& scope, MemberId id) {
    const auto row = find_member_line(db, scope, id);
    ensure(row.has_value());
    return line_of(db, *row);
}

Result<Paged<MemberLine>> list_members(store::Read& db, const Actor& actor, const ListMembers& ask) {
    const auto organisation =
        TRY(access_control::organisation_in_scope(db, actor, ask.organisation.value_or(actor.organisation)));
    const auto window = TRY(window_of(ask));
    const auto scope = access_control::scope_of(actor);
    const auto text = trim(to_half_width(ask.text.value_or("")));
    std::vector<MemberPersonRow> rows;
    if (const auto number = read_id_number(text, db.today()); number) {
        const auto person = person_by_id_number(db, number->digits);
        const auto member = person ? find_member_of_person(db, scope, person->id) : std::nullopt;
        if (member && member->organisation_path.starts_with(organisation.path))
            rows.push_back(*find_member_line(db, scope, member->id));
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

Result<MemberRow> member_in_scope(store::Read& db, const Actor& actor, MemberId id) {
    const auto member = find_member(db, access_control::scope_of(actor), id);
    if (!member) return Refusal{"people.unknown"};
    return *member;
}

MemberRow member_in_path(store::Read& db, const store::Scope& scope, MemberId id) {
    const auto member = find_member(db, scope, id);
    ensure(member.has_value());
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

void index_member(store::Write& db, const MemberRow& member, const PersonRow& person) {
    remove_from_index(db, member.id);
    add_to_index(db, member, person.name_key, name_grams(person.name.text));
}

}
