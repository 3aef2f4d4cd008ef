#pragma once
// Sums of money as papers write them: with separators, and in capitals that nobody can change with a pen.
#include "base/money.hpp"

/// "12,345.60": with separators, as papers show it.
std::string grouped_yuan(Money sum);

/// In the capitals of cheques and vouchers: 人民币壹万贰仟叁佰元整, 人民币壹佰元零伍分. 整 ends what has no fen; several
/// zeros between digits are one 零; a whole group of four that is zero says nothing of itself. Bug when the sum is
/// negative: what is paid back is another paper, not a sum below zero.
std::string capital_yuan(Money sum);
