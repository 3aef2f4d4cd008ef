#pragma once
// Plain pages for the public: no script, no outside hosts, readable on any phone.
#include <string>
#include <string_view>

namespace http {

/// & < > " ' as entities.
std::string escape_html(std::string_view text);
/// A whole page; not indexed.
std::string html_page(std::string_view title, std::string_view body, bool english);
/// A plain link to the same page in the other language.
std::string language_link(bool english);

}
