#include "documents/xml_part.hpp"
#include <new>
#include "documents/reading.hpp"

namespace documents {
namespace {

constexpr unsigned flags = pugi::parse_minimal | pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata |
                           pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
constexpr std::size_t piece_bytes = 256u << 10;

Result<Done> judge(const pugi::xml_document& document, const pugi::xml_parse_result& parsed) {
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (parsed.status == pugi::status_bad_doctype) return unsafe("DTD");
    for (const auto node : document.children())
        if (node.type() == pugi::node_doctype) return unsafe("DTD");
    if (!parsed) return corrupt(std::string("XML: ") + parsed.description());
    return Done{};
}

// Where the items stand in the text: from after the container's start tag to its end tag.
struct Span {
    std::size_t begin = 0, end = 0;
    std::string prefix{};  // "x:" where the part's elements carry one
};

// Nothing where pieces could be cut wrongly: comments, CDATA, a DTD, other encodings, empty containers.
std::optional<Span> find_items(std::string_view bytes, ItemNames names) {
    if (bytes.find("<!") != std::string_view::npos) return {};
    const auto name = bytes.find(names.container);
    const auto open = name == std::string_view::npos ? name : bytes.rfind('<', name);
    if (open == std::string_view::npos) return {};
    Span span{.prefix = std::string(bytes.substr(open + 1, name - open - 1))};
    if (span.prefix.find_first_of(" \t\r\n=\"'>/?") != std::string::npos) return {};
    if (!span.prefix.empty() && span.prefix.back() != ':') return {};
    const auto after = name + names.container.size();
    if (after >= bytes.size() || std::string_view(" \t\r\n>").find(bytes[after]) == std::string_view::npos)
        return {};
    const auto close = bytes.find('>', after);
    if (close == std::string_view::npos || bytes[close - 1] == '/') return {};
    span.begin = close + 1;
    span.end = bytes.rfind("</" + span.prefix + std::string(names.container) + ">");
    if (span.end == std::string_view::npos || span.end < span.begin) return {};
    return span;
}

Result<Done> take_all(pugi::xml_node parent, std::string_view item, const TakeItem& take) {
    for (const auto node : parent.children())
        if (is_named(node, item)) TRY(take(node));
    return Done{};
}

}

Result<Done> XmlPart::load(std::string bytes) {
    bytes_ = std::move(bytes);
    return judge(document_, document_.load_buffer_inplace(bytes_.data(), bytes_.size(), flags));
}

Result<Done> read_items(std::string bytes, ItemNames names, XmlPart& frame, const TakeItem& take) {
    const auto span = find_items(bytes, names);
    if (!span) {
        TRY(frame.load(std::move(bytes)));
        const auto root = frame.root();
        return take_all(is_named(root, names.container) ? root : child_named(root, names.container), names.item,
                        take);
    }
    TRY(frame.load(bytes.substr(0, span->begin) + bytes.substr(span->end)));
    const std::string end_tag = "</" + span->prefix + std::string(names.item) + ">";
    for (std::size_t at = span->begin; at < span->end;) {
        auto cut = at + piece_bytes < span->end ? bytes.find(end_tag, at + piece_bytes) : std::string::npos;
        cut = cut == std::string::npos || cut > span->end ? span->end : cut + end_tag.size();
        pugi::xml_document piece;
        const auto parsed = piece.load_buffer_inplace(bytes.data() + at, cut - at, flags | pugi::parse_fragment,
                                                      pugi::encoding_utf8);
        TRY(judge(piece, parsed));
        TRY(take_all(piece, names.item, take));
        at = cut;
    }
    return Done{};
}

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_named(pugi::xml_node node, std::string_view local) { return local_name(node.name()) == local; }

pugi::xml_node child_named(pugi::xml_node node, std::string_view local) {
    for (const auto child : node.children())
        if (is_named(child, local)) return child;
    return {};
}

bool is_true(pugi::xml_attribute attribute) {
    const std::string_view value = attribute.value();
    return value == "1" || value == "true" || value == "on";
}

}
