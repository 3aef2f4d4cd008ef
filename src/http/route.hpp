#pragma once
// The interface as data: verb, path, permission, use case. From this one table come dispatch, OpenAPI, the
// TypeScript client and the authorization matrix. Include only from routes.cpp files.
#include "base/actor.hpp"
#include "store/store.hpp"
#include <boost/beast/http/verb.hpp>
#include <span>

namespace http {
using boost::beast::http::verb;

/// A file or page instead of JSON: a use case may return it as its Out.
struct File {
    std::string content_type;
    std::string name;      // for Content-Disposition; empty shows it inline
    std::string bytes;
};

/// An upload: raw request body with the type and name the client states. A use case may take it as its Ask's `upload`
/// member; the rest of the Ask then comes from path and query.
struct Upload {
    std::string content_type;
    std::string name;
    std::string bytes;
};

// A use case is one of
//   Result<Out> f(store::Read&,  const Actor&, const Ask&)
//   Result<Out> f(store::Write&, const Actor&, const Ask&)
// and, where slow work (hashing a password, sealing an attachment, parsing) must come before the writer's queue, a pair:
//   Result<Prepared> prepare(store::Read&, const Actor&, const Ask&)      run on the pool
//   Result<Out> f(store::Write&, const Actor&, const Prepared&)
// Ask is filled from path parameters, query and JSON body, strictly: missing, unknown, duplicate, wrong are refused by name.
//
//   constexpr/const Route table[] = {
//       {get,  "/api/cases/{case}",        Permission::read_cases,       serve<show>},
//       {post, "/api/cases/{case}/submit", Permission::file_application, serve<submit>},
//       {post, "/api/session/password",    Permission::signed_in,        serve_prepared<hash_password, change_password>},
//   };

}
