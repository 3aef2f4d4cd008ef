#pragma once
// The face of the slice: home and drafts. Nobody stands above it but app.
#include "desk/drafts.hpp"
#include "desk/home.hpp"
