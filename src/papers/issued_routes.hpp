#pragma once
// The register's interface for the program that puts all slices together, which alone knows the kinds of papers.
#include "base/permission.hpp"
#include "http/route.hpp"
#include "papers/issued.hpp"

namespace papers {

using KnownKinds = Kinds (*)();

template <KnownKinds kinds>
Result<http::File> public_paper_of(store::Read& db, const Actor&, const AskPublicPaper& ask) {
    return public_paper(db, kinds(), ask);
}
template <KnownKinds kinds>
Result<Voided> void_paper_of(store::Write& db, const Actor& actor, const VoidPaper& ask) {
    return void_paper(db, actor, kinds(), ask);
}

/// The page of a paper is made anew at most once in ten seconds, and one at a time: whoever tries links waits.
template <KnownKinds kinds>
std::vector<http::Route> issued_routes() {
    return {
        {http::verb::post, "/api/papers/{paper}/void", Permission::read_cases, http::serve<void_paper_of<kinds>>},
        {http::verb::get, "/public/papers/{paper_token}", Permission::anyone,
         http::serve_kept<public_paper_of<kinds>, 10>, http::Form::page},
    };
}

std::span<const http::Sentence> issued_sentences();
std::vector<store::TableInfo> issued_tables();
std::vector<store::Invariant> issued_invariants();

}
