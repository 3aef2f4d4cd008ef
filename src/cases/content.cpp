// What the committee decides on, as one hash: whatever of it changes after the decision voids it.
#include "cases/facts.hpp"

namespace cases {

namespace {

class Content {
public:
    Content(store::Read& db, const CaseFile& file) : db_(db), file_(file) {}
    std::string hash() {
        add_application();
        for (const auto& cause : file_.causes) add("cause", cause.cause + (cause.is_main ? "/main" : ""));
        for (std::size_t i = 0; i < file_.findings.size(); ++i)
            add_finding(file_.findings[i], file_.texts.findings[i]);
        for (const auto& paper : file_.papers)
            if (paper.kind != "notice_photo" && paper.kind != "committee_minutes" &&
                paper.kind != "objection_evidence")
                add("paper", paper.kind + crypto::hex(paper.sha256.bytes));
        add_member();
        if (const auto* held = last_assembly(file_))
            add("assembly", held->held_on.iso() + "/" + std::to_string(held->in_favour) + "/" +
                                std::to_string(held->expected) + "/" + std::to_string(held->proposed_level));
        return crypto::sha256(content_text(fields_));
    }

private:
    void add(const char* name, std::string value) { fields_.push_back({name, std::move(value)}); }
    void add(const char* name, const std::optional<Money>& sum) { add(name, sum ? std::to_string(sum->fen) : ""); }
    void add(const char* name, const OptionalText& text) { add(name, text.value_or("")); }
    void add(const char* name, const std::optional<Date>& day) { add(name, day ? day->iso() : std::string()); }
    void add(const char* name, const std::optional<PartialDate>& day) {
        add(name, day ? day->iso() : std::string());
    }

    void add_application() {
        const auto& application = file_.application;
        if (!application) return;
        add("situation", file_.texts.situation);
        add("laid_off_enterprise", application->laid_off_enterprise);
        add("laid_off_kind", application->laid_off_kind);
        add("allowance_owed", application->allowance_owed);
        add("minimum_allowance", std::string(!application->minimum_allowance   ? ""
                                             : *application->minimum_allowance ? "1"
                                                                               : "0"));
        add("certificate", application->minimum_allowance_certificate);
        add("certificate_until", application->minimum_allowance_until);
        add("aid_received", file_.texts.aid_received);
        add("aid_requested", file_.texts.aid_requested);
        add("remark", file_.texts.remark);
    }

    void add_finding(const FindingRow& finding, const OpenedTexts::Finding& opened) {
        add("finding", finding.kind + "/" + finding.found_on.iso());
        add("found_by", finding.found_by);
        add("event", opened.event);
        add("evidence", opened.evidence);
    }

    /// Who somebody is and what ails them. The number stands for itself by its blind index; how they are reached is
    /// no part of what is decided.
    void add_person(const people::PersonRow& person) {
        add("name", person.name.text);
        add("id_number", person.id_number_index ? crypto::hex(person.id_number_index->bytes) : std::string());
        if (person.document_kind) add("document_kind", std::string(enum_name(*person.document_kind)));
        add("birth_date", person.birth_date);
        add("sex", person.sex);
        add("marital", person.marital);
        add("education", person.education);
        add("person_address", person.address ? person.address->text : std::string());
        add("illness", people::open_field(db_, person, people::PersonalField::illness));
    }

    /// Where the money would go.
    void add_account(const people::PersonRow& person) {
        add("bank_account", people::open_field(db_, person, people::PersonalField::bank_account));
        add("bank_name", person.bank_name);
        add("bank_holder", person.bank_holder ? person.bank_holder->text : std::string());
    }

    void add_housing(const people::HouseholdRow& household) {
        const auto said = [&](const char* name, const auto& value) {
            add(name, value ? std::to_string(*value) : std::string());
        };
        add("address", household.address ? household.address->text : std::string());
        add("housing_kind", household.housing_kind);
        said("housing_area", household.housing_area);
        said("housing_safe", household.housing_safe);
    }

    /// The member and the household as the rules of eligibility see them.
    void add_member() {
        const auto& of = file_.member;
        add_person(of.person);
        add_account(of.person);
        add("member_type", of.member.member_type);
        add("duty", of.member.duty);
        add("residence", of.person.residence);
        add("health", of.person.health);
        add("labour", of.person.labour);
        add("join_date", of.member.join_date);
        add("regular_date", of.member.regular_date);
        if (!of.household) return;
        if (of.household->lives_alone.value_or(false)) add("lives_alone", std::string("1"));
        add_housing(*of.household);
        for (std::size_t i = 0; i < of.places.size(); ++i) add_place(of.places[i], of.listed[i]);
        for (const auto& income : of.incomes) {
            add("income_year", std::to_string(income.year));
            for (const auto& sum : {income.wages, income.business, income.transfers, income.property,
                                    income.expenses, income.stated_total})
                add("income", sum);
            add("stated_size", income.stated_size ? std::to_string(*income.stated_size) : std::string());
        }
    }

    void add_place(const people::HouseholdMemberRow& place, const people::PersonRow& person) {
        add("household_member", std::to_string(person.id.value) + "/" + place.relation);
        add_person(person);
        add("household_member_health", place.health);
        add("household_member_labour", place.labour);
        add("household_member_occupation", place.occupation);
        add("household_member_income", place.monthly_income);
        add("household_member_died", place.deceased_on);
    }

    store::Read& db_;  // its vault; nothing is asked of it
    const CaseFile& file_;
    std::vector<ContentField> fields_{};
};

}

std::string content_hash(store::Read& db, const CaseFile& file) { return Content(db, file).hash(); }

}
