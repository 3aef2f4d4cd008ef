// The entry point that every slice's test program shares.
#define DOCTEST_CONFIG_IMPLEMENT
#include "base/crypto.hpp"
#include <doctest/doctest.h>
#ifdef BANGFU_TESTS_READ_WORKBOOKS
#include "documents/documents.hpp"
#endif

#ifdef __SANITIZE_THREAD__
/// The count of an exception's owners is kept inside the standard library, which the sanitizer does not see into:
/// an exception that the writer hands to a caller looks freed without order.
extern "C" const char* __tsan_default_suppressions() {
    return "race:std::__exception_ptr::exception_ptr::_M_release\n";
}
#endif

int main(int count, char** words) {
#ifdef BANGFU_TESTS_READ_WORKBOOKS
    if (count > 1 && std::string_view(words[1]) == documents::child_argument) return documents::child_main();
#endif
    crypto::start();
    return doctest::Context(count, words).run();
}
