#pragma once
// A small service over a real store for the tests of http/: notes that are kept, refused, prepared, uploaded,
// posted by form.
#include "base/permission.hpp"
#include "http/front.hpp"
#include "http/pool.hpp"
#include "tests/support/temporary_store.hpp"
#include <future>
#include <map>

namespace http::test {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Line {
    std::string text;
    std::optional<Money> cost{};
};
BOOST_DESCRIBE_STRUCT(Line, (), (text, cost))
struct Note {
    AccountId id;
    std::string form;
    std::optional<Colour> colour{};
    std::vector<Line> lines{};
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, form, colour, lines))
struct Notes {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Notes, (), (count))
struct FindNotes {
    std::optional<std::vector<Colour>> colours{};
    std::optional<bool> fail{};
};
BOOST_DESCRIBE_STRUCT(FindNotes, (), (colours, fail))
struct OneNote {
    AccountId id;
};
BOOST_DESCRIBE_STRUCT(OneNote, (), (id))
struct SignIn {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (name))
struct KeepFile {
    AccountId id;
    Upload upload;
};
BOOST_DESCRIBE_STRUCT(KeepFile, (), (id, upload))
struct PostForm {
    std::string token;
    std::string text;
    std::optional<std::string> lang;
};
BOOST_DESCRIBE_STRUCT(PostForm, (), (token, text, lang))
struct SeePage {
    std::string token;
    std::optional<std::string> lang;
};
BOOST_DESCRIBE_STRUCT(SeePage, (), (token, lang))
struct Prepared {
    AccountId id;
    std::string form;
};

inline Result<Notes> find_notes(store::Read& db, const Actor&, const FindNotes& ask) {
    ensure(!ask.fail);
    if (ask.colours) return Notes{static_cast<std::int64_t>(ask.colours->size())};
    return Notes{db.number("SELECT count(*) FROM drafts")};
}
inline Result<Note> read_note(store::Read&, const Actor&, const OneNote& ask) {
    return Note{.id = ask.id, .form = "read"};
}
struct LongAsk {
    std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(LongAsk, (), (lines))
inline Result<Note> read_long(store::Read&, const Actor&, const LongAsk& ask) {
    return Note{.form = "long", .lines = std::vector<Line>(static_cast<std::size_t>(ask.lines), Line{"a line"})};
}
inline bool fails(const FindNotes& ask) { return ask.fail.value_or(false); }
inline Result<File> count_page(store::Read& db, const Actor& actor, const SeePage&) {
    return File{"text/html; charset=utf-8", "", "<p>" + std::to_string(find_notes(db, actor, {})->count)};
}
inline Result<Note> keep_note(store::Write& db, const Actor&, const Note& note) {
    db.run("INSERT INTO drafts (account_id, form, version, body, saved_at) VALUES ($1, $2, 1, $3, $4)", note.id,
           note.form, store::Sealed{"x"}, db.now());
    if (note.form == "refused") return Refusal{"note.refused", {}, {note.form}};
    ensure(note.form != "bug");
    return note;
}
inline Result<Prepared> prepare_note(store::Read& db, const Actor&, const OneNote& ask) {
    const auto form = "prepared-" + std::to_string(ask.id.value);
    if (db.number("SELECT count(*) FROM drafts WHERE account_id = $1", ask.id) > 0)
        return Refusal{"note.refused", {}, {form}};
    return Prepared{ask.id, form};
}
inline Result<Note> keep_prepared(store::Write& db, const Actor& actor, const Prepared& prepared) {
    return keep_note(db, actor, {prepared.id, prepared.form});
}
inline Result<Note> keep_file(store::Write& db, const Actor& actor, const KeepFile& ask) {
    return keep_note(
        db, actor, {ask.id, crypto::hex(crypto::sha256(ask.upload.bytes)).substr(0, 8) + ask.upload.content_type});
}
inline Result<File> download(store::Read&, const Actor&, const OneNote&) {
    return File{"text/csv", "名册.csv", "a,b\r\n"};
}
inline Result<WithSession<Done>> sign_in(store::Write&, const Actor& actor, const SignIn& ask) {
    if (ask.name == "nobody") return Refusal{"session.missing"};
    return WithSession<Done>{ask.name, {}, actor.device_token.empty() ? "" : actor.device_token + ".again"};
}
inline Result<WithSession<Done>> sign_out(store::Write&, const Actor&, const FindNotes&) {
    return WithSession<Done>{"", {}};
}
inline Result<File> see_page(store::Read&, const Actor&, const SeePage& ask) {
    if (ask.token != "secret") return Refusal{"note.refused", {}, {"<b>"}};
    return File{"text/html; charset=utf-8", "", "<!doctype html>"};
}
inline Result<File> post_form(store::Write&, const Actor&, const PostForm& ask) {
    return File{"text/html; charset=utf-8", "", "<p>" + ask.text};
}

inline std::vector<Route> routes() {
    return {
        {verb::get, "/api/notes", Permission::read_people, serve<find_notes>},
        {verb::post, "/api/notes", Permission::edit_people, serve<keep_note>},
        {verb::get, "/api/notes/scan", Permission::read_people, serve_slow<find_notes>},
        {verb::get, "/api/notes/search", Permission::read_people, serve_slow<find_notes, fails>},
        {verb::get, "/api/notes/long", Permission::read_people, serve<read_long>},
        {verb::get, "/api/notes/secret", Permission::read_people, serve<read_long>, Form::secret},
        {verb::get, "/api/notes/{id}", Permission::read_people, serve<read_note>},
        {verb::get, "/api/notes/{id}/file", Permission::read_people, serve<download>},
        {verb::post, "/api/notes/{id}/file", Permission::edit_people, serve<keep_file>, Form::upload},
        {verb::post, "/api/notes/{id}/prepare", Permission::edit_people,
         serve_prepared<prepare_note, keep_prepared>},
        {verb::post, "/api/notes/{id}/hash", Permission::edit_people, serve_hashed<prepare_note, keep_prepared>},
        {verb::post, "/api/session", Permission::anyone, serve<sign_in>, Form::sign_in},
        {verb::post, "/api/session/end", Permission::signed_in, serve<sign_out>, Form::session},
        {verb::get, "/public/count/{token}", Permission::anyone, serve_kept<count_page, 60>, Form::page},
        {verb::get, "/public/{token}", Permission::anyone, serve<see_page>, Form::page},
        {verb::post, "/public/{token}", Permission::anyone, serve<post_form>, Form::page},
    };
}

inline std::vector<Sentence> sentences() {
    std::vector<Sentence> all(own_sentences().begin(), own_sentences().end());
    all.push_back({"note.refused", 409, "记录 {0} 不能保存", "Note {0} is not kept"});
    return all;
}

inline constexpr StaticFile files[] = {
    {"/index.html", "text/html; charset=utf-8", "\"i1\"", "<!doctype html><p>office", "gz-office", "br-office",
     false},
    {"/m/index.html", "text/html; charset=utf-8", "\"m1\"", "<!doctype html><p>phone", "", "", false},
    {"/assets/a-3f2a.js", "text/javascript", "\"a1\"", "let a", "gz-a", "", true},
};

/// Sessions by their token: "writer", "reader" and "newcomer" of one account, "deputy" of another.
class TestGate : public Gate {
public:
    std::optional<Session> find(const std::string& token, const std::string&) override {
        Session session{.actor = {.account = AccountId{token == "deputy" ? 8 : 7}, .name = token},
                        .must_change_password = token == "newcomer"};
        if (token != "writer" && token != "reader" && token != "newcomer" && token != "deputy") return std::nullopt;
        session.actor.permissions.set(static_cast<std::size_t>(Permission::read_people));
        session.actor.permissions.set(static_cast<std::size_t>(Permission::edit_people), token != "reader");
        return session;
    }
    void denied(const Actor& actor, std::string_view route) override {
        denials.push_back(actor.name + " " + std::string(route));
    }
    std::vector<std::string> denials;
};

struct Service {
    explicit Service(tests::Database kind = tests::Database::sqlite, bool tls = false, BodyLimits bodies = {},
                     std::function<Time()> clock = {})
        : temporary(kind, {}, std::move(clock)),
          router(temporary.store(), gate,
                 {.routes = routes(),
                  .sentences = sentences(),
                  .files = files,
                  .tls_in_front = tls,
                  .bodies = bodies},
                 [this](Lane lane, std::function<void()> task) {
                     return (lane == Lane::hashing ? hashing : work).run(std::move(task));
                 }),
          front(router) {}

    std::string csrf(const std::string& token) {
        return temporary.store().vault().bound_token("csrf", crypto::sha256(token));
    }
    std::int64_t notes() {
        return temporary.store().read([](store::Read& db) { return db.number("SELECT count(*) FROM drafts"); });
    }
    /// The answer to a request as it stands.
    Response answer(Request request) {
        std::promise<Response> promise;
        front.handle(std::move(request), [&promise](Response response) { promise.set_value(std::move(response)); });
        return promise.get_future().get();
    }

    tests::TemporaryStore temporary;
    TestGate gate;
    Router router;
    Front front;
    Pool hashing{1, 2}, work{1, 2};
};

}
