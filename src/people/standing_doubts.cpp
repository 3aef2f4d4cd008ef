#include "people/standing_doubts.hpp"
#include "people/doubts.hpp"
#include "people/joining.hpp"
#include "people/person_fields.hpp"
#include "people/store.hpp"
#include <algorithm>

namespace people {

namespace {

/// Parts of a text that a digest is made of, kept apart by a mark that none of them has.
std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const auto& part : parts) out += part + "\n";
    return out;
}

template <class Day>
std::string iso(const std::optional<Day>& day) {
    return day ? day->iso() : std::string();
}

std::string figure(const std::optional<Money>& sum) { return sum ? std::to_string(sum->fen) : std::string(); }

/// The doubts of one record, each once.
class RecordDoubts {
public:
    RecordDoubts(store::Read& db, const MemberFile& file) : db_(db), file_(file) {}

    std::vector<StandingDoubt> take() {
        of_member();
        if (!file_.household || file_.own_place) return std::move(found_);
        for (const auto& person : file_.listed)
            of_number({.about = DoubtAbout::household_member, .name = person.name.text}, person);
        of_relations();
        for (const auto& income : file_.incomes) of_income(income);
        return std::move(found_);
    }

private:
    void add(StandingDoubt about, const Warning& doubted, const std::string& text) {
        about.doubt = crypto::hex(db_.vault().blind("doubt", doubted.code + "\n" + text));
        const auto is_same = [&](const StandingDoubt& each) { return each.doubt == about.doubt; };
        if (std::any_of(found_.begin(), found_.end(), is_same)) return;
        about.field = doubted.field;
        about.code = doubted.code;
        about.message = doubted.message;
        about.message_en = doubted.message_en;
        found_.push_back(std::move(about));
    }

    std::string number_of(const PersonRow& person) { return open_field(db_, person, PersonalField::id_number); }

    /// The text of the member's record that a field's doubt concerns.
    std::string text_of(const std::string& field) {
        const auto& member = file_.member;
        const auto& person = file_.person;
        if (field == "bank_account") return open_field(db_, person, PersonalField::bank_account);
        if (field == "bank_holder")
            return joined({person.name.text, person.bank_holder ? person.bank_holder->text : std::string()});
        return joined({iso(member.join_date), iso(member.regular_date), iso(person.birth_date)});
    }

    void of_number(StandingDoubt about, const PersonRow& person) {
        if (!person.id_number) return;
        const auto number = number_of(person);
        for (const auto& each : number_doubts(number, db_.today(), kind_of(person)))
            add(about, each, joined({number, std::string(enum_name(kind_of(person)))}));
    }

    void of_member() {
        Issues others;  // what a form would refuse is no doubt
        for (const auto& each : judge_member(db_, file_.member, file_.person, others))
            add({.about = DoubtAbout::member}, each, text_of(each.field));
        of_number({.about = DoubtAbout::member}, file_.person);
    }

    void of_relations() {
        HouseholdFacts facts{.member = {.birth_date = file_.person.birth_date}};
        std::string text = joined({iso(file_.person.birth_date)});
        for (std::size_t i = 0; i < file_.places.size(); ++i) {
            const auto& place = file_.places[i];
            const auto& born = file_.listed[i].birth_date;
            facts.others.push_back({.relation = place.relation, .birth_date = born, .alive = !place.deceased_on});
            text += joined({place.relation, iso(born), iso(place.deceased_on)});
        }
        for (const auto& each : check_household(facts))
            if (each.severity == Severity::warning)
                add({.about = DoubtAbout::household_member}, warnings_of({each}).front(), text);
    }

    void of_income(const IncomeRow& row) {
        const auto said = [](const auto& count) { return count ? std::to_string(*count) : std::string(); };
        std::string text =
            joined({std::to_string(row.year), figure(row.wages), figure(row.business), figure(row.transfers),
                    figure(row.property), figure(row.expenses), figure(row.stated_total), said(row.stated_size)});
        for (std::size_t i = 0; i < file_.places.size(); ++i)
            text += joined({iso(file_.listed[i].birth_date), iso(file_.places[i].deceased_on)});
        for (const auto& each : income_doubts(file_, row, db_.today()))
            add({.about = DoubtAbout::income, .year = row.year}, each, text);
    }

    store::Read& db_;
    const MemberFile& file_;
    std::vector<StandingDoubt> found_;
};

}

std::vector<StandingDoubt> standing_doubts(store::Read& db, const store::Scope& scope, const MemberFile& file) {
    auto doubts = RecordDoubts(db, file).take();
    if (doubts.empty()) return doubts;
    for (const auto& mark : doubt_marks(db, scope, file.member.id)) {
        const auto digest = crypto::hex(mark.digest.bytes);
        for (auto& each : doubts) {
            if (each.doubt != digest) continue;
            each.checked_by = mark.checked_by;
            each.checked_at = mark.checked_at;
        }
    }
    return doubts;
}

Result<Done> check_doubt(store::Write& db, const Actor& actor, const CheckDoubt& ask) {
    const auto member = TRY(member_in_scope(db, actor, ask.member));
    const auto scope = access_control::scope_of(actor);
    const auto doubts = member_view(db, scope, member_file(db, scope, member.id)).doubts;
    const auto found = std::find_if(doubts.begin(), doubts.end(),
                                    [&](const StandingDoubt& each) { return each.doubt == ask.doubt; });
    if (found == doubts.end()) return Refusal{"people.doubt_gone"};
    if (found->checked_at) return Refusal{"people.doubt_checked"};
    const DoubtMarkRow mark{.id = {db.new_id()},
                            .member_id = member.id,
                            .code = found->code,
                            .digest = {crypto::bytes_of_hex(found->doubt).value()},
                            .account_id = actor.account,
                            .checked_by = actor.name,
                            .checked_at = db.now()};
    db.insert(mark);
    store::audit_at(db, member.organisation_path, "doubt.check", mark);
    return Done{};
}

}
