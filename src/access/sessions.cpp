// Living sessions: found for http/, listed and ended by their holder.
#include "access/marks.hpp"
#include "access/sessions.hpp"
#include "access/store.hpp"

namespace access_control {

namespace {

constexpr std::int64_t minute = 60'000, idle_max = 30 * minute, age_max = 12 * 60 * minute;

bool is_alive(const SessionRow& session, Time now) {
    return session.last_seen_at.ms + idle_max >= now.ms && session.created_at.ms + age_max >= now.ms;
}

}

Result<OwnSessions> own_sessions(store::Read& db, const Actor& actor, const Nothing&) {
    OwnSessions out;
    for (const auto& row : sessions_of(db, actor.account))
        if (is_alive(row, db.now()))
            out.rows.push_back(
                {row.id, row.created_at, row.last_seen_at, row.address, row.device, row.id == actor.session});
    return out;
}

Result<Done> end_session(store::Write& db, const Actor& actor, const EndSession& ask) {
    if (end_session_of(db, actor.account, ask.session) == 0) return Refusal{"access.session_unknown"};
    db.audit({.action = "session.end",
              .object_type = "accounts",
              .object_id = actor.account.value,
              .organisation_path = actor.organisation_path});
    return Done{};
}

std::optional<http::Session> SessionGate::find(const std::string& token, const std::string& address) {
    struct Found {
        http::Session session;
        bool is_old = false, is_altered = false;
    };
    auto found = store_.read([&](store::Read& db) -> std::optional<Found> {
        const auto session = find_session(db, token_hash(db, token));
        if (!session) return std::nullopt;
        if (!is_alive(*session, db.now())) return std::nullopt;
        const auto account = find_account(db, session->account_id);
        if (!account || !account->active) return std::nullopt;
        Found out{{actor_of(*account), account->must_change_password},
                  db.now().ms - session->last_seen_at.ms > minute,
                  !is_marked(db, *session) || !is_marked(db, *account)};
        out.session.actor.session = session->id;
        out.session.actor.address = address;
        out.session.actor.csrf = db.vault().bound_token("csrf", crypto::sha256(token));
        return out;
    });
    if (!found) return std::nullopt;
    if (found->is_altered) {
        end_altered(found->session.actor);
        return std::nullopt;
    }
    if (found->is_old)
        store_.submit(
            found->session.actor,
            [id = found->session.actor.session](store::Write& db) {
                touch_session(db, id);
                return true;
            },
            [](std::exception_ptr) {});
    return found->session;
}

/// Ended, so that it is logged once and not at each request.
void SessionGate::end_altered(const Actor& actor) {
    store_.submit(
        {.name = "public", .address = actor.address},
        [actor](store::Write& db) {
            if (end_session_of(db, actor.account, actor.session) == 0) return true;
            db.audit({.action = "session.altered",
                      .object_type = "accounts",
                      .object_id = actor.account.value,
                      .organisation_path = actor.organisation_path,
                      .note = actor.address});
            return true;
        },
        [](std::exception_ptr) {});
}

void SessionGate::denied(const Actor& actor, std::string_view route) {
    store_.submit(
        actor,
        [path = actor.organisation_path, route = std::string(route)](store::Write& db) {
            db.audit({.action = "access.denied", .organisation_path = path, .note = route});
            return true;
        },
        [](std::exception_ptr) {});
}

}
