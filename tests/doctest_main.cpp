// The entry point that every slice's test program shares.
#define DOCTEST_CONFIG_IMPLEMENT
#include "base/crypto.hpp"
#include <doctest/doctest.h>
#ifdef BANGFU_TESTS_READ_WORKBOOKS
#include "documents/documents.hpp"
#endif

int main(int count, char** words) {
#ifdef BANGFU_TESTS_READ_WORKBOOKS
    if (count > 1 && std::string_view(words[1]) == "--read-workbook") return documents::child_main();
#endif
    crypto::start();
    return doctest::Context(count, words).run();
}
