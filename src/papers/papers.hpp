#pragma once
// The face of papers/: what the county handed out, and whether it still holds.
#include "papers/issued.hpp"
