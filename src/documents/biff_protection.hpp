#pragma once
// 保护工作簿（结构）: Excel stores such a workbook under a password of its own and opens it without asking. Read as
// what it is: nobody set a password that could be asked for.
#include <string>
#include "base/result.hpp"

namespace documents {

/// The record stream of a workbook in plain, whether it is protected in this way or not at all. Refusals:
/// file_encrypted (a password that the office set), file_structure (Excel's own one in the oldest way of hiding),
/// file_corrupt.
Result<std::string> unprotected(std::string stream);

}
