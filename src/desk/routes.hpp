#pragma once
// The slice's interface for the program that puts all slices together.
#include "desk/desk.hpp"
#include "http/route.hpp"

namespace desk {

/// `sources`: what every slice has waiting; they outlive the routes.
std::vector<http::Route> routes(const Sources& sources);
std::span<const http::Sentence> sentences();
std::vector<store::TableInfo> tables();

}
