#pragma once
// CSV as Excel in Chinese opens it rightly: UTF-8 with byte order mark, CRLF. Our own reader gives back the same
// text.
#include <string>
#include <vector>

namespace documents {

inline constexpr const char* csv_start = "\xEF\xBB\xBF";

/// One record with its line end. A field that Excel would calculate (=1+1) or round (an ID number) begins with a
/// tab, which keeps it text and which readers of such files take off.
std::string csv_record(const std::vector<std::string>& fields);

}
