#pragma once
// The first start: the county and its three administrators, asked for on the terminal or given as options.
#include "app/arguments.hpp"

namespace app {

/// Whether nobody has an account yet.
bool awaits_administrators(store::Store& store);
/// Asks at the terminal until the county stands and prints the first passwords; gives the exit status.
int ask_for_administrators(store::Store& store, const Arguments& arguments);

}
