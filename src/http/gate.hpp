#pragma once
// What http/ asks of the slice that knows accounts: who a session belongs to, and a note of what was denied.
#include "base/actor.hpp"
#include "store/store.hpp"
#include <optional>

namespace http {

/// A living session.
struct Session {
    Actor actor;
    bool must_change_password = false;
};

class Gate {
public:
    virtual ~Gate() = default;
    /// The session of a token, or nothing when there is none, it ended, idled out or grew too old.
    virtual std::optional<Session> find(const std::string& token, const std::string& address) = 0;
    /// Somebody asked for a route without its permission: logged on its own, after the refusal.
    virtual void denied(const Actor& actor, std::string_view route) = 0;
};

}
