#include "people/person_fields.hpp"
#include "base/text.hpp"
#include "people/codes.hpp"
#include "people/rules.hpp"
#include <algorithm>
#include <variant>

namespace people {

namespace {

struct SealedColumn {
    const char* column;
    std::optional<store::Sealed> PersonRow::*member;
};

SealedColumn sealed_column(PersonalField field) {
    switch (field) {
        case PersonalField::id_number: return {"people.id_number", &PersonRow::id_number};
        case PersonalField::phone: return {"people.phone", &PersonRow::phone};
        case PersonalField::bank_account: return {"people.bank_account", &PersonRow::bank_account};
        case PersonalField::illness: return {"people.illness", &PersonRow::illness};
    }
    throw Bug("no such personal field");
}

void seal_into(store::Read& db, PersonRow& person, PersonalField field, const std::string& plain) {
    const auto [column, member] = sealed_column(field);
    if (plain.empty()) person.*member = std::nullopt;
    else person.*member = store::Sealed{db.vault().seal(column, person.id.value, plain)};
}

/// A coded field: "" clears, an unknown code is an issue of that field.
void apply_code(OptionalText& target, const OptionalText& stated, std::string_view table, Issues& issues) {
    if (!stated) return;
    if (stated->empty()) target = std::nullopt;
    else if (!codes::find(table, *stated)) issues.add(std::string(table), "people.code_unknown");
    else target = *stated;
}

void apply_personal(std::optional<store::Personal>& target, const OptionalText& stated) {
    if (!stated) return;
    const auto text = trim(*stated);
    target = text.empty() ? std::nullopt : std::optional(store::Personal{text});
}

void apply_phone(store::Read& db, PersonRow& person, const OptionalText& stated, Issues& issues) {
    if (!stated) return;
    if (trim(*stated).empty()) return seal_into(db, person, PersonalField::phone, "");
    const auto phone = read_phone(*stated);
    if (!phone) return issues.add("phone", "people.phone_invalid");
    seal_into(db, person, PersonalField::phone, *phone);
}

void apply_account(store::Read& db, PersonRow& person, const OptionalText& stated, Issues& issues) {
    if (!stated) return;
    const auto digits = without_blanks(to_half_width(*stated));
    const bool only_digits = digits.find_first_not_of("0123456789") == std::string::npos;
    if (!digits.empty() && (!only_digits || digits.size() < 8 || digits.size() > 32))
        return issues.add("bank_account", "people.bank_account_invalid");
    seal_into(db, person, PersonalField::bank_account, digits);
}

}

PersonRow new_person(store::Write& db, const std::string& name) {
    PersonRow person{.id = {db.new_id()}, .created_at = db.now()};
    rename(person, name);
    return person;
}

void rename(PersonRow& person, const std::string& name) {
    person.name = {name};
    person.name_key = {stroke_sort_key(name)};
}

store::Blind id_number_index(store::Read& db, std::string_view digits) {
    return {db.vault().blind("id_number", digits)};
}

store::Blind document_index(store::Read& db, const DocumentNumber& number) {
    const bool as_residents = number.kind == DocumentKind::resident_id ||
                              (number.kind == DocumentKind::permanent_residence && number.digits.size() == 18);
    return as_residents ? id_number_index(db, number.digits)
                        : store::Blind{db.vault().blind(enum_name(number.kind), number.digits)};
}

DocumentKind kind_of(const PersonRow& person) { return person.document_kind.value_or(DocumentKind::resident_id); }

void set_id_number(store::Read& db, PersonRow& person, const DocumentNumber& number) {
    seal_into(db, person, PersonalField::id_number, number.digits);
    person.id_number_index = document_index(db, number);
    person.document_kind = number.kind == DocumentKind::resident_id ? std::nullopt : std::optional(number.kind);
    if (number.birth) person.birth_date = number.birth;
    if (number.sex != Sex::unknown) person.sex = std::to_string(static_cast<int>(number.sex));
}

void apply_text(OptionalText& target, const OptionalText& stated) {
    if (!stated) return;
    const auto text = trim(*stated);
    target = text.empty() ? std::nullopt : OptionalText(text);
}

void apply(store::Read& db, PersonRow& person, const PersonFields& stated, Issues& issues) {
    apply_code(person.ethnicity, stated.ethnicity, "ethnicity", issues);
    apply_code(person.education, stated.education, "education", issues);
    apply_code(person.marital, stated.marital, "marital", issues);
    apply_code(person.health, stated.health, "health", issues);
    apply_code(person.labour, stated.labour, "labour", issues);
    apply_code(person.residence, stated.residence, "residence", issues);
    apply_phone(db, person, stated.phone, issues);
    apply_account(db, person, stated.bank_account, issues);
    apply_text(person.bank_name, stated.bank_name);
    apply_personal(person.bank_holder, stated.bank_holder);
    apply_personal(person.address, stated.address);
    if (stated.illness) seal_into(db, person, PersonalField::illness, trim(*stated.illness));
}

namespace {

/// Where a field that forms state stands in a person's row.
using Place = std::variant<OptionalText PersonRow::*, std::optional<store::Personal> PersonRow::*, PersonalField>;
struct StatedField {
    std::string_view name;
    Place place;
    bool of_account = false;
};
const StatedField stated_fields[] = {
    {"ethnicity", &PersonRow::ethnicity},
    {"education", &PersonRow::education},
    {"marital", &PersonRow::marital},
    {"health", &PersonRow::health},
    {"labour", &PersonRow::labour},
    {"residence", &PersonRow::residence},
    {"phone", PersonalField::phone},
    {"bank_account", PersonalField::bank_account, true},
    {"bank_name", &PersonRow::bank_name, true},
    {"bank_holder", &PersonRow::bank_holder, true},
    {"address", &PersonRow::address},
    {"illness", PersonalField::illness},
};

/// What stands there; "" for nothing.
struct TextAt {
    store::Read& db;
    const PersonRow& row;
    std::string operator()(OptionalText PersonRow::*text) const { return (row.*text).value_or(""); }
    std::string operator()(std::optional<store::Personal> PersonRow::*text) const {
        return row.*text ? (row.*text)->text : std::string();
    }
    std::string operator()(PersonalField field) const { return open_field(db, row, field); }
};

/// Takes a field over from another row of the same person, to whose id it is sealed.
struct Take {
    PersonRow& to;
    const PersonRow& from;
    template <class T>
    void operator()(T PersonRow::*field) const {
        to.*field = from.*field;
    }
    void operator()(PersonalField field) const { (*this)(sealed_column(field).member); }
};

/// A field as typed and as on file.
struct Pair {
    const StatedField& field;
    std::string typed, on_file;
    bool disagrees() const { return !on_file.empty() && typed != on_file; }
};

}

Comparison fill_empty(store::Read& db, PersonRow& person, const PersonFields& stated, Issues& issues) {
    Comparison out{.typed = {.id = person.id}};
    apply(db, out.typed, stated, issues);
    std::vector<Pair> pairs;
    for (const auto& field : stated_fields) {
        auto typed = std::visit(TextAt{db, out.typed}, field.place);
        if (typed.empty()) continue;
        pairs.push_back({field, std::move(typed), std::visit(TextAt{db, person}, field.place)});
    }
    const bool other_account = std::any_of(
        pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.field.of_account && pair.disagrees(); });
    for (const auto& pair : pairs) {
        const std::string name(pair.field.name);
        if (pair.disagrees()) out.differing.push_back(name);
        else if (!pair.on_file.empty()) continue;
        else if (pair.field.of_account && other_account) out.differing.push_back(name);
        else {
            std::visit(Take{person, out.typed}, pair.field.place);
            out.filled.push_back(name);
        }
    }
    return out;
}

std::string open_field(store::Read& db, const PersonRow& person, PersonalField field) {
    const auto [column, member] = sealed_column(field);
    const auto& sealed = person.*member;
    return sealed ? db.vault().open(column, person.id.value, sealed->bytes) : std::string();
}

Person person_view(store::Read& db, const PersonRow& row) {
    Person view{.id = row.id, .version = row.version, .name = row.name.text};
    if (row.id_number)
        view.id_number_masked = mask_document_number(kind_of(row), open_field(db, row, PersonalField::id_number));
    view.document_kind = row.document_kind;
    if (row.phone) view.phone_masked = mask_phone(open_field(db, row, PersonalField::phone));
    if (row.bank_account) view.bank_account_masked = mask_account(open_field(db, row, PersonalField::bank_account));
    view.birth_date = row.birth_date;
    if (row.birth_date) view.age = full_years(*row.birth_date, db.today());
    view.sex = row.sex;
    view.ethnicity = row.ethnicity;
    view.education = row.education;
    view.marital = row.marital;
    view.health = row.health;
    view.labour = row.labour;
    view.residence = row.residence;
    view.bank_name = row.bank_name;
    if (row.bank_holder) view.bank_holder = row.bank_holder->text;
    if (row.address) view.address = row.address->text;
    view.has_illness = row.illness.has_value();
    return view;
}

}
