#include "http/html.hpp"

namespace http {

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string html_page(std::string_view title, std::string_view body, bool english) {
    std::string out = english ? "<!doctype html><html lang=\"en\">" : "<!doctype html><html lang=\"zh-CN\">";
    out +=
        "<head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<meta name=\"robots\" content=\"noindex, nofollow\"><title>";
    out += escape_html(title);
    out += "</title><link rel=\"stylesheet\" href=\"/public.css\"></head><body><main>";
    out += body;
    out += "</main></body></html>";
    return out;
}

std::string language_link(bool english) {
    return english ? "<p class=\"note\"><a href=\"?lang=zh\" lang=\"zh-CN\" hreflang=\"zh-CN\">中文</a></p>"
                   : "<p class=\"note\"><a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a></p>";
}

}
