#include "base/limits.hpp"
#include "http/pages.hpp"
#include "http/html.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace http {

namespace {

const StaticFile* find_file(std::span<const StaticFile> files, std::string_view path) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const StaticFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

/// The page an app's path belongs to: the phone's under /m, the office's elsewhere. A path with a dot names a file.
std::string_view page_for(std::string_view path) {
    if (path.find('.', path.rfind('/')) != path.npos) return {};
    return path == "/m" || path.starts_with("/m/") ? "/m/index.html" : "/index.html";
}

}

bool accepts(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        auto item = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        while (item.starts_with(' ')) item.remove_prefix(1);
        if (!item.starts_with(word)) continue;
        const auto rest = item.substr(word.size());
        if (rest.empty()) return true;
        if (rest[0] == ';' || rest[0] == ' ')
            return rest.find("q=0") == rest.npos || rest.find_first_of("123456789") != rest.npos;
    }
    return false;
}

std::pair<int, std::string> sentence_for(const std::vector<Sentence>& sentences, std::string_view code,
                                         const std::vector<std::string>& details, bool english) {
    const auto found =
        std::find_if(sentences.begin(), sentences.end(), [&](const Sentence& each) { return each.code == code; });
    if (found == sentences.end()) return {400, std::string(code)};
    std::string text(english ? found->en : found->zh);
    for (std::size_t i = 0; i < details.size(); ++i) {
        const auto mark = "{" + std::to_string(i) + "}";
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + details[i].size()))
            text.replace(at, mark.size(), details[i]);
    }
    return {found->status, text};
}

std::string field_sentence(const std::vector<Sentence>& sentences, const Refusal& refusal, const FieldIssue& issue,
                           bool english) {
    const bool is_length = issue.code == "text.too_long";
    const auto details =
        is_length ? std::vector<std::string>{std::to_string(text_most(issue.field))} : refusal.details;
    return sentence_for(sentences, issue.code, details, english).second;
}

namespace {

/// What was typed into the form, to be copied, and the page that the form stands on.
std::string typed_into(const Request& request, bool english) {
    const auto fields = read_form(request.body);
    if (!fields) return "";
    std::string out;
    for (const auto& [name, value] : *fields)
        if (!value.empty() && name != "lang" && !is_kept_as_typed(name))
            out += fmt::format("<p class=\"typed\">{}</p>", escape_html(value));
    if (out.empty()) return "";
    return fmt::format("<p>{}</p>{}<p><a href=\"{}\">{}</a></p>",
                       english ? "Nothing was recorded. This is what you typed; copy it:"
                               : "没有登记。您填写的内容如下，可以抄录：",
                       out, escape_html(request.path.substr(0, request.path.rfind('/'))),
                       english ? "Back to the form" : "返回填写页面");
}

}

Response refusal_page(Response json, const std::vector<Sentence>& sentences, const Refusal& refusal,
                      const Request& request, bool english) {
    const auto [status, message] = sentence_for(sentences, refusal.code, refusal.details, english);
    std::string fields;
    for (const auto& issue : refusal.fields)
        if (issue.code != refusal.code)
            fields += fmt::format("<li>{}</li>",
                                  escape_html(field_sentence(sentences, refusal, issue, english)));
    json.body = fmt::format(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        " content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">"
        "<title>{}</title><link rel=\"stylesheet\" href=\"/public.css\"></head><body><main><h1>{}</h1>{}{}"
        "</main></body></html>",
        english ? "en" : "zh-CN", english ? "Please note" : "提示", escape_html(message),
        fields.empty() ? "" : "<ul>" + fields + "</ul>",
        refusal.code == "request.fields" ? typed_into(request, english) : "");
    for (auto& [name, value] : json.headers)
        if (name == "Content-Type") value = "text/html; charset=utf-8";
    json.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
    return json;
}

std::optional<Response> embedded_file(std::span<const StaticFile> files, const Request& request) {
    const auto* file = find_file(files, request.path);
    if (!file) file = find_file(files, page_for(request.path));
    if (!file) return std::nullopt;
    Response response{.fixed = file->identity};
    response.headers.emplace_back("Content-Type", file->content_type);
    response.headers.emplace_back("ETag", file->etag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    response.headers.emplace_back("Cache-Control",
                                  file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    const auto known = request.header("if-none-match");
    if (accepts(known, file->etag) || accepts(known, "W/" + std::string(file->etag))) {
        response.status = 304;
        response.fixed = {};
        return response;
    }
    const auto accepted = request.header("accept-encoding");
    const bool brotli = accepts(accepted, "br") && !file->brotli.empty();
    const bool gzip = accepts(accepted, "gzip") && !file->gzip.empty();
    if (!brotli && !gzip) return response;
    response.fixed = brotli ? file->brotli : file->gzip;
    response.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
    return response;
}

std::string attachment_header(std::string_view name) {
    std::string out = "attachment; filename*=UTF-8''";
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '_';
        if (plain) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}
