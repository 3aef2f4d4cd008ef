#pragma once
// User names: kept and compared in small letters without outer blanks, however a phone's keyboard wrote them.
#include <string>
#include <string_view>

namespace access_control {

/// The one form of a name that is kept, looked up and counted by: half width, small letters, no outer blanks.
std::string fold_username(std::string_view typed);

/// 3 to 32 letters, figures or . _ - in their folded form.
bool is_username(std::string_view folded);

}
