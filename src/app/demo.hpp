#pragma once
// The demo county of invented people: written in one of three sizes, and known again when it is served.
#include "store/store.hpp"

namespace app {

/// Whether the data is a demo county's: then it is served on loopback only.
bool is_demo(store::Store&);
/// Marks the data as a demo county's for good.
void mark_as_demo(store::Store&);
/// An address that other machines cannot reach; names are none.
bool is_loopback(const std::string& address);

}
