#pragma once
// Bodies besides JSON replies: refusals in words, refusal pages for the public, embedded files. Private to http/.
#include "http/request.hpp"
#include "http/route.hpp"

namespace http {

/// Status and sentence of a code, with {0}, {1} filled in. An unknown code is answered 400 with the code itself.
std::pair<int, std::string> sentence_for(const std::vector<Sentence>& sentences, std::string_view code,
                                         const std::vector<std::string>& details, bool english);

/// The sentence of one wrong field: the refusal's details filled in, or how long a text of that name may be.
std::string field_sentence(const std::vector<Sentence>& sentences, const Refusal& refusal, const FieldIssue& issue,
                           bool english);

/// The same refusal as a plain page, for forms that work without script. What was typed into one whose fields are wrong
/// stands on it, with the way back: nothing of it is lost.
Response refusal_page(Response json, const std::vector<Sentence>& sentences, const Refusal& refusal,
                      const Request& request, bool english);

/// A file of the front end: the best encoding the client takes, 304 when it has it. Paths of pages (without a dot)
/// give the app's own page; nothing for unknown files.
std::optional<Response> embedded_file(std::span<const StaticFile> files, const Request& request);

/// Whether a list such as "gzip, br;q=0.8" names the word, and not with q=0.
bool accepts(std::string_view list, std::string_view word);

/// `attachment; filename*=UTF-8''…`, safe for any name.
std::string attachment_header(std::string_view name);

}
