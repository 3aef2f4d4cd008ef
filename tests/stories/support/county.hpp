#pragma once
// The whole program in this process over a fresh store: a small county with one account per role, and a clock that
// stories set. Requests go through the gate, the router and the sessions as they would on the wire.
#include "access/sessions.hpp"
#include "documents/recent_papers.hpp"
#include "http/front.hpp"
#include "tests/support/temporary_store.hpp"
#include <boost/json/value.hpp>
#include <doctest/doctest.h>
#include <map>

namespace stories {

struct Answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    boost::json::value json{};  // null when the body is none
    std::string header(std::string_view name) const;
    std::string code() const;
    /// What a JSON pointer points at, as JSON text; "" when there is nothing.
    std::string at(const std::string& pointer) const;
};

/// What a client sends. `key` is made anew when empty.
struct Ask {
    std::string method = "GET", target{}, body{}, content_type = "application/json", key{};
    std::string languages{};  // as a browser prefers them; unsaid: English, Chinese of public pages
};

/// 清源县 with two committees ("东湾", "石桥") of two branches each. Accounts are named role@place:
/// "branch_clerk@东湾1", "committee_clerk@东湾", "county_officer@县"; made when first named. A second account of
/// the same role is "committee_clerk#2@东湾".
class County {
public:
    explicit County(tests::Database kind) : County(kind, "2026-03-02") {}
    /// The clock begins at nine in the morning of that day.
    County(tests::Database kind, const char* day);
    /// Checks that the books are whole: no fault may be found by verify.
    ~County();
    County(const County&) = delete;
    County& operator=(const County&) = delete;

    /// Sends as that account, signed in when it is not yet; "" is the public.
    Answer send(const std::string& who, const Ask& ask);
    /// Signs in with that user name and password, as `who` from then on.
    Answer enter(const std::string& who, const std::string& username, const std::string& password);
    /// The bytes as a client would send them, without what a session adds. For stories about the wire.
    Answer send_raw(const std::string& head, const std::string& body);
    OrganisationId organisation(const std::string& place) const { return places_.at(place); }
    AccountId account(const std::string& who) { return account_of(who).id; }
    store::Store& store() { return temporary_.store(); }
    const std::string& directory() const { return temporary_.directory(); }
    http::Router& router() { return router_; }
    /// A connection behind the store's back.
    std::unique_ptr<store::Connection> behind() const { return temporary_.behind(); }
    /// Waits until what was queued to be written is written.
    void settle_writes();
    /// Lets time pass. Sessions idle out meanwhile, and everyone signs in again.
    void pass_days(int days);
    Time now() const { return *now_; }
    /// Forgets everyone's cookie, as closing all browsers would.
    void forget_sessions() { sessions_.clear(); }

private:
    struct Account {
        AccountId id;
        std::string username;
    };
    struct Session {
        std::string cookie, csrf;
    };
    struct Place {
        std::string name, code, parent, kind;
    };
    void found(const Place& place);
    const Account& account_of(const std::string& who);
    const Session& session_of(const std::string& who);
    Answer answer(http::Request request);

    std::shared_ptr<Time> now_;
    tests::TemporaryStore temporary_;
    access_control::SessionGate gate_;
    documents::RecentPapers recent_;
    http::Router router_;
    http::Front front_;
    std::map<std::string, OrganisationId> places_;
    std::map<std::string, Account> accounts_;
    std::map<std::string, Session> sessions_;
};

inline constexpr const char* password = "清晨的雾里有三只白鹭飞过小河湾";

/// Tells the story on each database, in a county or another world of its own.
template <class World = County, class Story, class... Words>
void on_each_database(Story story, const Words&... words) {
    for (const auto kind : tests::databases()) {
        CAPTURE(static_cast<int>(kind));
        World world(kind, words...);
        story(world);
    }
}

}
