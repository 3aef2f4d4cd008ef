// The procedure as data. Read it downwards: an application passes each row in turn; a legacy ledger's case has its
// own two.
#include "base/permission.hpp"
#include "cases/procedure.hpp"

namespace cases {

namespace {

using enum Permission;

constexpr Transition table[] = {
    {Action::submit, Origin::application, Status::draft, Status::submitted, file_application, Tier::branch},
    {Action::record_assembly, Origin::application, Status::submitted, Status::assembly_passed, record_assembly,
     Tier::branch},
    {Action::record_failed_assembly, Origin::application, Status::submitted, Status::submitted, record_assembly,
     Tier::branch},
    {Action::post_notice, Origin::application, Status::assembly_passed, Status::on_notice, post_notice,
     Tier::branch},
    {Action::correct_notice, Origin::application, Status::on_notice, Status::on_notice, post_notice, Tier::branch},
    {Action::close_notice, Origin::application, Status::on_notice, Status::notice_passed, post_notice,
     Tier::branch},
    {Action::record_committee, Origin::application, Status::notice_passed, Status::committee_recorded,
     record_committee, Tier::committee},
    {Action::confirm_committee, Origin::application, Status::committee_recorded, Status::committee_confirmed,
     confirm_committee, Tier::committee},
    {Action::propose_filing, Origin::application, Status::committee_confirmed, Status::filing_proposed,
     propose_filing, Tier::county},
    {Action::confirm_filing, Origin::application, Status::filing_proposed, Status::on_ledger, confirm_filing,
     Tier::county},

    {Action::propose_filing, Origin::imported, Status::imported, Status::filing_proposed, propose_filing,
     Tier::county},
    {Action::confirm_filing, Origin::imported, Status::filing_proposed, Status::on_ledger, confirm_filing,
     Tier::county},
};

}

std::span<const Transition> transitions() { return table; }

}
