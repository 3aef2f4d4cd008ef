#pragma once
// XML from untrusted files: no DTD, no entities of its own, names compared without their namespace prefix.
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace documents {

/// A parsed part. Refusals of load: file_unsafe (a DTD), file_corrupt.
class XmlPart {
public:
    Result<Done> load(std::string bytes);
    pugi::xml_node root() const { return document_.document_element(); }

private:
    std::string bytes_;
    pugi::xml_document document_;
};

/// The one `container` of a part, whose `item` children are many ("sheetData" and "row").
struct ItemNames {
    std::string_view container, item;
};
using TakeItem = std::function<Result<Done>(pugi::xml_node)>;

/// Gives `take` each item in order while only a piece of the part is held as nodes, so that memory stays flat;
/// `frame` becomes the part without its items. Refusals as load, and those of `take`.
Result<Done> read_items(std::string bytes, ItemNames names, XmlPart& frame, const TakeItem& take);

std::string_view local_name(std::string_view name);
bool is_named(pugi::xml_node node, std::string_view local);
pugi::xml_node child_named(pugi::xml_node node, std::string_view local);
/// xsd:boolean.
bool is_true(pugi::xml_attribute attribute);

}
