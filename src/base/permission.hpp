#pragma once
// What may be asked for at all. Roles are sets of these (access/roles.cpp); a route names exactly one. Included only
// where single permissions are named, so that a new one compiles little; the type itself stands in base/actor.hpp.
#include "base/actor.hpp"
#include "base/described.hpp"

enum class Permission : std::uint8_t {
    anyone,                // public pages and sign-in: no session needed
    signed_in,             // one's own account, code tables, job progress
    manage_organisations,  // system administrator
    manage_accounts,       // system administrator: create and disable accounts, no rights given
    read_accounts,
    grant_roles_to_accounts,  // security administrator
    read_audit,               // audit administrator
    read_organisations,
    read_people,
    edit_people,
    reveal_personal,  // unmask a field, logged with a purpose
    decide_matches,   // link or reject a person already on file elsewhere
    read_cases,
    file_application,  // draft, edit, submit, withdraw
    record_assembly,
    post_notice,
    answer_objection,
    record_committee,   // committee clerk
    confirm_committee,  // committee reviewer
    propose_filing,     // county officer
    confirm_filing,     // county reviewer
    import_ledgers,
    export_ledgers,
    read_policy,
    manage_calendar,
    read_chores,  // system administrator: what the program does by itself
};

BOOST_DESCRIBE_ENUM(Permission, anyone, signed_in, manage_organisations, manage_accounts, read_accounts,
                    grant_roles_to_accounts, read_audit, read_organisations, read_people, edit_people,
                    reveal_personal, decide_matches, read_cases, file_application, record_assembly, post_notice,
                    answer_objection, record_committee, confirm_committee, propose_filing, confirm_filing,
                    import_ledgers, export_ledgers, read_policy, manage_calendar, read_chores)

/// The permission's word as routes and clients know it.
constexpr std::string_view permission_name(Permission p) { return enum_name(p); }
