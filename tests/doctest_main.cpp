// The entry point that every slice's test program shares.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <string_view>

namespace documents {
[[gnu::weak]] int child_main();  // there in test programs that read workbooks in a child: this program, started again
}

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--read-workbook" && documents::child_main)
        return documents::child_main();
    return doctest::Context(count, arguments).run();
}
