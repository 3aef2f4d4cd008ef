#pragma once
// A photograph without the place where it was taken. Of its metadata stays what is on a list: orientation, times, the
// camera and its settings, resolution and colours. What is on no list goes, known to us or not: positions, makers'
// notes, XMP, comments, small and second pictures, films behind the picture. No pixel is changed.
#include <optional>
#include <string>
#include <string_view>

namespace documents {

/// The same file less what is on no list; the very same bytes when there is no such thing. Nothing when its parts do
/// not hold together up to its end.
std::optional<std::string> without_place(std::string_view content_type, std::string_view bytes);

/// An Exif block (from "II" or "MM" on) less the tags that are on no list; empty when it cannot be read.
std::string listed_exif(std::string_view block);

}
