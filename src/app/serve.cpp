#include "access/sessions.hpp"
#include "app/commands.hpp"
#include "app/demo.hpp"
#include "app/front_end.hpp"
#include "app/slices.hpp"
#include "http/pool.hpp"
#include "http/server.hpp"
#include <cstdio>

namespace app {

int serve(const Arguments& arguments) {
    const auto port = std::strtol(arguments.value("--port", "8080").c_str(), nullptr, 10);
    if (port < 0 || port > 65535) return std::fputs("bangfu: --port must be 0 to 65535\n", stderr), 2;
    const auto address = arguments.value("--address", "127.0.0.1");
    const auto store = store::Store::open(store_options(arguments, false), schema());
    if (is_demo(*store) && address != "127.0.0.1" && address != "::1") {
        std::fputs("bangfu: the demo county is served on a loopback address only\n", stderr);
        return 1;
    }
    if (!store->recovery_key().empty())
        std::printf("Recovery key, shown this once; keep it on paper, apart from the backups:\n  %s\n",
                    store->recovery_key().c_str());
    access_control::SessionGate gate(*store);
    http::Pool pool(2);
    const bool tls = arguments.has("--tls-in-front");
    http::Router router(*store, gate,
                        {.routes = routes(),
                         .sentences = sentences(),
                         .files = front_end(),
                         .tls_in_front = tls,
                         .origin = arguments.value("--origin")},
                        [&pool](std::function<void()> work) { pool.run(std::move(work)); });
    http::Front front(router);
    http::Server server(front, {.address = address, .port = static_cast<std::uint16_t>(port), .behind_proxy = tls});
    std::printf("Bangfu serves http://%s:%u\n", address.c_str(), static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    server.run();
    return 0;
}

}
