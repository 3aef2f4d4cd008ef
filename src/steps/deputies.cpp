#include "steps/deputies.hpp"
#include "access/access.hpp"
#include "base/issues.hpp"
#include "base/version.hpp"
#include "steps/deputies_rules.hpp"
#include "steps/store.hpp"
#include "store/records.hpp"

namespace steps {

namespace {

/// Somebody at work now, in the actor's part of the county.
Result<Actor> at_work(store::Read& db, const Actor& actor, AccountId id) {
    auto found = access_control::present_actor(db, id);
    if (!found || !found->organisation_path.starts_with(actor.organisation_path))
        return Refusal{"access.account_unknown"};
    return *std::move(found);
}

Doer doer_of(const Actor& actor) { return {actor.account, actor.person}; }

}

Result<NamedDeputy> name_deputy(store::Write& db, const Actor& actor, const NameDeputy& ask) {
    const auto absent = TRY(at_work(db, actor, ask.absent));
    const auto deputy = TRY(at_work(db, actor, ask.deputy));
    Naming naming{.today = db.today(),
                  .period = {ask.from, ask.until},
                  .absent = doer_of(absent),
                  .deputy = doer_of(deputy),
                  .named_by = doer_of(actor),
                  .one_organisation = absent.organisation == deputy.organisation,
                  .absent_has_rights = absent.permissions.any()};
    for (const auto& row : deputies_of(db, access_control::scope_of(actor), ask.absent))
        naming.named.push_back({row.from_on, row.until_on});
    TRY(check_naming(naming));
    auto reason = TRY(given_reason(ask.reason, "step.deputy_invalid"));
    const DeputyRow row{.id = {db.new_id()},
                        .organisation_path = absent.organisation_path,
                        .absent_id = absent.account,
                        .absent_name = absent.name,
                        .deputy_id = deputy.account,
                        .deputy_name = deputy.name,
                        .from_on = ask.from,
                        .until_on = ask.until,
                        .named_by = actor.account,
                        .named_by_name = actor.name,
                        .reason = std::move(reason),
                        .named_at = db.now()};
    db.insert(row);
    store::audit(db, "deputy.name", row, row.reason);
    return NamedDeputy{row.id};
}

Result<Done> end_deputy(store::Write& db, const Actor& actor, const EndDeputy& ask) {
    auto row = find_deputy(db, access_control::scope_of(actor), ask.deputy);
    if (!row || row->ended_at) return Refusal{"step.deputy_unknown"};
    TRY(require_version(ask.version, row->version));
    const auto reason = TRY(given_reason(ask.reason, "step.deputy_invalid"));
    row->ended_at = db.now();
    db.update(*row);
    store::audit(db, "deputy.end", *row, reason);
    return Done{};
}

Result<Deputies> list_deputies(store::Read& db, const Actor& actor, const ListDeputies&) {
    Deputies out;
    for (auto& row : deputies_from(db, access_control::scope_of(actor), db.today()))
        out.rows.push_back({.id = row.id,
                            .version = row.version,
                            .absent = std::move(row.absent_name),
                            .deputy = std::move(row.deputy_name),
                            .from = row.from_on,
                            .until = row.until_on,
                            .named_by = std::move(row.named_by_name),
                            .reason = std::move(row.reason)});
    return out;
}

}
