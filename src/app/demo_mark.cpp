#include "app/demo.hpp"
#include "store/facts.hpp"

namespace app {

bool is_demo(store::Store& store) {
    return store.read(
        [](store::Read& db) { return store::read_fact(db.session().connection(), store::demo_fact).has_value(); });
}

void mark_as_demo(store::Store& store) {
    const auto marked = store.write(Actor{.name = "demo"}, [](store::Write& db) -> Result<Done> {
        store::keep_fact(db.session().connection(), store::demo_fact, "invented");
        return Done{};
    });
    ensure(marked.has_value());
}

bool is_loopback(const std::string& address) { return address == "127.0.0.1" || address == "::1"; }

}
