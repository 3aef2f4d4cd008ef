#pragma once
// From what a form states to a person's row: codes checked, numbers normalised, sensitive values sealed.
#include "base/issues.hpp"
#include "base/text.hpp"
#include "people/people.hpp"

namespace people {

/// The wrong fields of a form about people.
class Issues : public ::Issues {
public:
    /// The refusal people.invalid with all fields, or nothing to complain of.
    Result<Done> verdict() const { return ::Issues::verdict("people.invalid"); }
};

/// A new row with its permanent id and name keys.
PersonRow new_person(store::Write&, const std::string& name);
/// Sets the name and the stroke key that goes with it.
void rename(PersonRow&, const std::string& name);
/// Seals a document's number with its blind index and takes from it what it tells of birth date and sex.
void set_id_number(store::Read&, PersonRow&, const DocumentNumber&);
/// A stated text: absent leaves, "" or blanks clear.
void apply_text(OptionalText& target, const OptionalText& stated);
/// Applies stated fields: absent leaves, "" clears. Wrong ones are added to `issues`.
void apply(store::Read&, PersonRow&, const PersonFields&, Issues& issues);

/// What another form states of somebody on file. `typed`: a row of theirs with nothing but that. Where the record
/// was empty it is taken over (`filled`); what stands there stays, and the fields that say otherwise are
/// `differing`. A bank account is one thing with its bank and holder: of another account nothing is taken over.
struct Comparison {
    PersonRow typed;
    std::vector<std::string> filled{}, differing{};
};
Comparison fill_empty(store::Read&, PersonRow&, const PersonFields&, Issues& issues);

/// The blind index of a checked 18-digit number.
store::Blind id_number_index(store::Read&, std::string_view digits);
/// That of a document's number. A permanent residence card of 2023 has the index that its digits have as a
/// resident's number, since no resident has them: whoever was put on file so is still the same person.
store::Blind document_index(store::Read&, const DocumentNumber&);
/// The kind of the number on file; a resident's card where there is none.
DocumentKind kind_of(const PersonRow&);

/// A person as shown, masked.
Person person_view(store::Read&, const PersonRow&);

}
