#pragma once
// A ledger's filter in words, as the head of a printed or exported ledger and the log say it. Private to ledger/.
#include "ledger/ledger.hpp"

namespace ledger {

/// "困难程度为特别困难；低保为是"; empty without a filter. What was searched for by name or number is said only
/// `with_text`: the log keeps no personal data.
std::string filter_words(const LedgerFilter&, bool with_text);

}
