// What the committee decides on, as one hash: whatever of it changes after the decision voids it.
#include "cases/facts.hpp"
#include "cases/store.hpp"

namespace cases {

namespace {

class Content {
public:
    Content(store::Read& db, const store::Scope& scope, const CaseRow& row) : db_(db), scope_(scope), row_(row) {}
    std::string hash() {
        add_application();
        for (const auto& cause : case_causes(db_, scope_, row_.id))
            add("cause", cause.cause + (cause.is_main ? "/main" : ""));
        for (const auto& finding : case_findings(db_, scope_, row_.id)) add_finding(finding);
        for (const auto& paper : attachments_of_case(db_, scope_, row_.id))
            if (paper.kind != "notice_photo" && paper.kind != "committee_minutes" &&
                paper.kind != "objection_evidence")
                add("paper", paper.kind + crypto::hex(paper.sha256.bytes));
        add_member();
        if (const auto held = last_assembly(db_, scope_, row_.id))
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
        const auto application = find_application(db_, scope_, row_.id);
        if (!application) return;
        const auto opened = [&](const char* column, const std::optional<store::Sealed>& sealed) {
            return sealed ? db_.vault().open(column, application->id.value, sealed->bytes) : std::string();
        };
        add("situation", opened("applications.situation", application->situation));
        add("laid_off_enterprise", application->laid_off_enterprise);
        add("laid_off_kind", application->laid_off_kind);
        add("allowance_owed", application->allowance_owed);
        add("minimum_allowance", std::string(!application->minimum_allowance   ? ""
                                             : *application->minimum_allowance ? "1"
                                                                               : "0"));
        add("certificate", application->minimum_allowance_certificate);
        add("certificate_until", application->minimum_allowance_until);
        add("aid_received", opened("applications.aid_received", application->aid_received));
        add("aid_requested", opened("applications.aid_requested", application->aid_requested));
        add("remark", opened("applications.remark", application->remark));
    }

    void add_finding(const FindingRow& finding) {
        add("finding", finding.kind + "/" + finding.found_on.iso());
        add("found_by", finding.found_by);
        add("event", db_.vault().open("case_findings.event", finding.id.value, finding.event.bytes));
        add("evidence", db_.vault().open("case_findings.evidence", finding.id.value, finding.evidence.bytes));
    }

    /// Who somebody is and what ails them. The number stands for itself by its blind index; how they are reached is
    /// no part of what is decided.
    void add_person(const people::Person& person) {
        const auto row = people::person_row(db_, person.id);
        add("name", person.name);
        add("id_number", row.id_number_index ? crypto::hex(row.id_number_index->bytes) : std::string());
        add("birth_date", person.birth_date);
        add("sex", person.sex);
        add("marital", person.marital);
        add("education", person.education);
        add("person_address", person.address);
        add("illness", people::open_field(db_, row, people::PersonalField::illness));
    }

    /// Where the money would go.
    void add_account(const people::Person& person) {
        const auto row = people::person_row(db_, person.id);
        add("bank_account", people::open_field(db_, row, people::PersonalField::bank_account));
        add("bank_name", person.bank_name);
        add("bank_holder", person.bank_holder);
    }

    void add_housing(const people::Household& household) {
        const auto said = [&](const char* name, const auto& value) {
            add(name, value ? std::to_string(*value) : std::string());
        };
        add("address", household.address);
        add("housing_kind", household.housing_kind);
        said("housing_area", household.housing_area);
        said("housing_safe", household.housing_safe);
    }

    /// The member and the household as the rules of eligibility see them.
    void add_member() {
        const auto member = people::member_view(db_, scope_, people::member_in_path(db_, scope_, row_.member_id));
        add_person(member.person);
        add_account(member.person);
        add("member_type", member.member_type);
        add("duty", member.duty);
        add("residence", member.person.residence);
        add("health", member.person.health);
        add("labour", member.person.labour);
        add("join_date", member.join_date);
        add("regular_date", member.regular_date);
        if (!member.household) return;
        if (member.household->lives_alone.value_or(false)) add("lives_alone", std::string("1"));
        add_housing(*member.household);
        for (const auto& each : member.household->members) {
            add("household_member", std::to_string(each.person.id.value) + "/" + each.relation);
            add_person(each.person);
            add("household_member_health", each.health);
            add("household_member_labour", each.labour);
            add("household_member_occupation", each.occupation);
            add("household_member_income", each.monthly_income);
            add("household_member_died", each.deceased_on);
        }
        for (const auto& income : member.household->incomes) {
            add("income_year", std::to_string(income.year));
            for (const auto& sum : {income.wages, income.business, income.transfers, income.property,
                                    income.expenses, income.stated_total})
                add("income", sum);
            add("stated_size", income.stated_size ? std::to_string(*income.stated_size) : std::string());
        }
    }

    store::Read& db_;
    const store::Scope& scope_;
    const CaseRow& row_;
    std::vector<ContentField> fields_{};
};

}

std::string content_hash(store::Read& db, const store::Scope& scope, const CaseRow& row) {
    return Content(db, scope, row).hash();
}

}
