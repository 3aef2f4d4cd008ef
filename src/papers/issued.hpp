#pragma once
// The register of papers that were handed out: numbers without gaps, and for whoever holds a paper whether it is
// genuine, superseded or voided. It knows no case: the slices above say what a paper tells of and which version of that
// there is today.
#include "access/access.hpp"
#include "http/files.hpp"
#include "papers/issued_rows.hpp"
#include "papers/issued_rules.hpp"
#include <span>

namespace papers {

/// A kind of paper, as the slice above registers it beside its routes; put together in app.
struct IssuedKind {
    std::string_view name;    // "decision_letter"
    std::string_view object;  // "case": of what its papers tell
    std::string_view zh;      // the word of its numbers: 决定书
    /// The version of what such a paper tells of, as it stands; nothing when it tells of nothing yet, or no more.
    std::optional<std::string> (*hash_now)(store::Read&, std::int64_t object);
    /// Whether the object is in the actor's scope.
    bool (*may_see)(store::Read&, const Actor&, std::int64_t object);
    /// Whether the actor, who may see it, may hand out and void such papers of it.
    bool (*may_issue)(store::Read&, const Actor&, std::int64_t object);
};
using Kinds = std::span<const IssuedKind>;

/// A paper on the register, as offices see it.
struct IssuedPaper {
    IssuedPaperId id;
    std::int64_t version = 0;
    std::string kind, number;
    PaperState state{};
    Time issued_at;
    std::string issued_by, organisation_name;
    std::string link;  // path of the page that anybody holding it may open
    std::optional<Time> voided_at;
    std::optional<std::string> voided_by, void_reason;
};
BOOST_DESCRIBE_STRUCT(IssuedPaper, (),
                      (id, version, kind, number, state, issued_at, issued_by, organisation_name, link, voided_at,
                       voided_by, void_reason))

/// What is put on the register; the caller has checked that the actor may.
struct Issue {
    const IssuedKind& kind;
    std::int64_t object = 0;
    std::string hash;
    std::int64_t policy_version = 1;
};
/// The next number of the actor's organisation in this year. What it handed out already, unchanged and not voided, is
/// given again: a second number for the same paper would say that there were two.
IssuedPaper issue(store::Write&, const Actor&, const Issue&);

/// An object whose scope the caller has checked, with the version that papers of each kind would tell of today.
struct ObjectNow {
    std::int64_t id = 0;
    std::vector<std::pair<const IssuedKind*, std::optional<std::string>>> versions{};
};
/// Its papers of those kinds, the newest first.
std::vector<IssuedPaper> issued_of(store::Read&, const ObjectNow&);
/// One of them. Refusal papers.unknown.
Result<IssuedPaper> issued_paper(store::Read&, const ObjectNow&, IssuedPaperId);

struct VoidPaper {
    IssuedPaperId paper;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(VoidPaper, (), (paper, version, reason))
struct Voided {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Voided, (), (version))
/// Refusals: papers.unknown, papers.forbidden, stale_version, papers.voided, papers.invalid.
Result<Voided> void_paper(store::Write&, const Actor&, Kinds, const VoidPaper&);

struct AskPublicPaper {
    std::string paper_token;
    std::optional<std::string> lang;
};
BOOST_DESCRIBE_STRUCT(AskPublicPaper, (), (paper_token, lang))
/// The page behind a paper's code: what the paper is worth and the day it was issued, nothing else. Refusal
/// papers.unknown.
Result<http::File> public_paper(store::Read&, Kinds, const AskPublicPaper&);

}
