#pragma once
// Bodies that are no JSON: pages and downloads, uploads, the embedded front end's files, session cookies.
#include "base/result.hpp"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace http {

/// A file or page instead of JSON: a use case may return it.
struct File {
    std::string content_type;
    std::string name{};  // for Content-Disposition; empty shows it inline
    std::string bytes{};
    int status = 200;
};

/// A raw request body with the type the client states: a command's member `upload`; its other members come from
/// path and query.
struct Upload {
    std::string content_type{};
    std::string bytes{};
};

/// A reply that starts a session (token given) or ends it (token empty).
template <class Body>
struct WithSession {
    std::string token;
    Body body;
    std::string device{};  // what the browser is known by from now on; empty leaves it as it is
};

/// An answer whose record is kept even when it is a refusal: a failed sign-in is counted in the same transaction.
template <class Body>
struct Recorded {
    std::optional<Refusal> refusal{};
    std::optional<Body> body{};
};

/// A file of the front end, compressed when the program was built.
struct StaticFile {
    std::string_view path;  // "/assets/index-3f2a.js"
    std::string_view content_type;
    std::string_view etag;  // with its quotes
    std::string_view identity, gzip, brotli;
    bool immutable = false;  // its name has its hash
};

}
