#pragma once
// A judged ledger as the JSON of `bangfu import ledger FILE --check --format json`: the keys and the meaning of the
// expected.json files that ledgers are tested with.
#include "imports/ledger.hpp"

namespace imports {

/// The whole judgement; `file` is the name that the user gave. Values of error rows are left out, since nothing of
/// them would be recorded.
std::string expected_json(const JudgedLedger& ledger, std::string_view file);

/// A refused file: {"file_verdict":"refuse","file_code":…} with its name.
std::string refused_json(std::string_view file, std::string_view file_code);

/// The reason code of a reader's refusal: "file_encrypted" -> "FILE_ENCRYPTED".
std::string file_code_of(const Refusal& refusal);

}
