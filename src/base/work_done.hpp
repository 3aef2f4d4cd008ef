#pragma once
// What this process asked of its database and of its keys so far: exact where times are noisy. Counted at the two
// doors themselves, so that nothing asks around it; for the operator's figures, the bench and the ceilings of tests.
#include <cstdint>

namespace work_done {

struct Figures {
    std::int64_t statements = 0;  // run, those that only open or close a transaction left out
    std::int64_t opened = 0;      // sealed values
};

Figures so_far();
void count_statement();
void count_opened();

}
