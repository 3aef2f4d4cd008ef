#include "tests/stories/support/county.hpp"
#include "app/slices.hpp"
#include "store/verify.hpp"
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>
#include <future>
#include <spdlog/spdlog.h>

namespace stories {

namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 3600 * 1000;

/// Nine in the county's morning.
Time morning_of(const char* day) { return {Date::parse(day).value().days * day_ms + 3'600'000}; }

const Actor& founder() {
    static const Actor actor{.name = "founder", .organisation_path = "/", .permissions = Permissions().set()};
    return actor;
}

/// Hashed once for all accounts of all stories: each takes tens of milliseconds.
const std::string& password_hash() {
    static const std::string hash = crypto::hash_password(password);
    return hash;
}

std::string field(std::string_view name, std::string_view value) {
    return std::string(name) + ": " + std::string(value) + "\r\n";
}
}

std::string Answer::header(std::string_view name) const {
    for (const auto& [each, value] : headers)
        if (each == name) return value;
    return {};
}

std::string Answer::code() const {
    const auto text = at("/code");
    return text.size() > 2 ? text.substr(1, text.size() - 2) : "";
}

std::string Answer::at(const std::string& pointer) const {
    boost::system::error_code error;
    const auto* found = json.find_pointer(pointer, error);
    return found ? boost::json::serialize(*found) : "";
}

County::County(tests::Database kind, const char* day)
    : now_(std::make_shared<Time>(morning_of(day))),
      temporary_(kind, app::schema(), [now = now_] { return *now; }),
      gate_(store()),
      router_(store(), gate_, {.routes = app::routes(&recent_), .sentences = app::sentences()},
              [](http::Lane, std::function<void()> work) {
                  work();
                  return true;
              }),
      front_(router_) {
    const Place places[] = {{"县", "QY", "", "county"},
                            {"东湾", "QY01", "县", "committee"},
                            {"石桥", "QY02", "县", "committee"},
                            {"东湾1", "QY0101", "东湾", "branch"},
                            {"东湾2", "QY0102", "东湾", "branch"},
                            {"石桥1", "QY0201", "石桥", "branch"},
                            {"石桥2", "QY0202", "石桥", "branch"}};
    for (const auto& place : places) found(place);
    spdlog::set_level(spdlog::level::err);  // thousands of requests: their lines would hide what failed
}

County::~County() {
    const auto found = store::verify(store());
    for (const auto& fault : found.lines) FAIL_CHECK("found by verify: " << fault);
}

void County::found(const Place& place) {
    access_control::AddOrganisation ask{.code = place.code, .name = place.name, .kind = place.kind};
    if (!place.parent.empty()) ask.parent = places_.at(place.parent);
    const auto added = store().write(
        founder(), [&](store::Write& db) { return access_control::add_organisation(db, founder(), ask); });
    places_[place.name] = added.value().id;
}

const County::Account& County::account_of(const std::string& who) {
    const auto known = accounts_.find(who);
    if (known != accounts_.end()) return known->second;
    const auto at = who.find('@');
    const access_control::CommandLineAccount ask{.username = "user" + std::to_string(accounts_.size() + 1),
                                                 .name = who,
                                                 .organisation = places_.at(who.substr(at + 1)),
                                                 .roles = {who.substr(0, std::min(at, who.find('#')))},
                                                 .password_hash = password_hash(),
                                                 .must_change_password = false};
    const auto made =
        store().write(founder(), [&](store::Write& db) { return access_control::create_account(db, ask); });
    return accounts_[who] = {made.value(), ask.username};
}

const County::Session& County::session_of(const std::string& who) {
    const auto known = sessions_.find(who);
    if (known != sessions_.end()) return known->second;
    enter(who, account_of(who).username, password);
    return sessions_.at(who);
}

Answer County::enter(const std::string& who, const std::string& username, const std::string& secret) {
    auto in =
        send("", {"POST", "/api/sign-in", R"({"username":")" + username + R"(","password":")" + secret + "\"}"});
    REQUIRE_MESSAGE(in.status == 200, in.body);
    const auto cookie = in.header("Set-Cookie");
    const auto csrf = in.at("/csrf");
    sessions_[who] = {cookie.substr(0, cookie.find(';')), csrf.substr(1, csrf.size() - 2)};
    return in;
}

Answer County::send(const std::string& who, const Ask& ask) {
    const auto* usual = ask.target.starts_with("/public/") ? "zh-CN" : "en";
    std::string head = ask.method + " " + ask.target + " HTTP/1.1\r\n" + field("Host", "bangfu.test") +
                       field("Accept-Language", ask.languages.empty() ? usual : ask.languages);
    if (!who.empty()) head += field("Cookie", session_of(who).cookie);
    if (ask.method == "POST") {
        head += field("Origin", "http://bangfu.test") + field("Content-Length", std::to_string(ask.body.size()));
        if (!ask.body.empty()) head += field("Content-Type", ask.content_type);
        if (!who.empty()) head += field("X-Bangfu-Csrf", session_of(who).csrf);
        head += field("Idempotency-Key", ask.key.empty() ? crypto::random_token() : ask.key);
    }
    return send_raw(head + "\r\n", ask.body);
}

Answer County::send_raw(const std::string& head, const std::string& body) {
    http::Request request{.body = body, .address = "192.0.2.7"};
    const int status = http::read_head(head, request);
    REQUIRE(status == 200);
    // As the server does: the room that a body takes is held until the request is answered.
    const auto room = front_.make_room(request);
    if (!room) {
        auto refused = front_.refuse(room.error(), request);
        return {refused.status, refused.headers, refused.body, http::parse_json(refused.body).value()};
    }
    return answer(std::move(request));
}

Answer County::answer(http::Request request) {
    ++now_->ms;  // no two requests come at one moment
    auto promise = std::make_shared<std::promise<http::Response>>();
    front_.handle(std::move(request),
                  [promise](http::Response response) { promise->set_value(std::move(response)); });
    auto response = promise->get_future().get();
    Answer answer{
        .status = response.status, .headers = std::move(response.headers), .body = std::move(response.body)};
    if (auto document = http::parse_json(answer.body)) answer.json = *std::move(document);
    return answer;
}

void County::settle_writes() {
    store().write(founder(), [](store::Write&) -> Result<Done> { return Done{}; }).value();
}

void County::pass_days(int days) {
    now_->ms += days * day_ms;
    forget_sessions();
}

}
