#pragma once
// Invented places of the demo county: townships, and in each villages, communities and units with a branch.
#include <string>

namespace app {

struct InventedPlace {
    std::string name;  // "杏花村", "清水化肥厂"
    bool rural = true;
};

/// "东湾镇"; every number has its own.
std::string township_name(int number);
/// The place of a township's branch; numbers from 1, names differ within the township.
InventedPlace branch_place(int township, int number);

}
