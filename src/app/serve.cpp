#include "access/sessions.hpp"
#include "app/commands.hpp"
#include "app/demo.hpp"
#include "app/descriptors.hpp"
#include "app/first_start.hpp"
#include "app/front_end.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "base/memory.hpp"
#include "http/pool.hpp"
#include "http/server.hpp"
#include "imports/imports.hpp"
#include "store/snapshot.hpp"
#include <charconv>
#include <cstdio>

namespace app {

namespace {

/// Without a person to answer, nothing is made: the recovery key must not be shown to a log.
int tell_how_to_begin(const Arguments& arguments) {
    auto where = arguments.has("--data") ? " --data " + arguments.value("--data") : "";
    if (arguments.has("--database")) where += " --database URL";
    return complain(in_words("这里还没有任何账号。请先建立县级组织和三位管理员：",
                             "nobody has an account here yet. Make the county and its administrators first:") +
                    "\n  bangfu user first --county NAME --code CODE" + where + "\n" +
                    in_words("或者在终端中启动一次 bangfu serve，按提示填写",
                             "or start bangfu serve once on a terminal, and it asks"));
}

std::optional<std::uint16_t> port_in(const std::string& text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(port) : std::nullopt;
}

}

int serve(const Arguments& arguments) {
    keep_freed_memory();
    const auto port = port_in(arguments.value("--port", "8080"));
    if (!port) return wrong_usage(arguments, in_words("--port 应为 0 至 65535", "--port must be 0 to 65535"));
    const auto connections_max = connections_within(raise_descriptor_limit());
    if (connections_max == 0)
        return complain(in_words("允许打开的文件太少：至少需要 320 个（ulimit -n，或服务单元的 LimitNOFILE）",
                                 "too few open files are allowed: at least 320 are needed (ulimit -n, or the "
                                 "unit's LimitNOFILE)"));
    const auto address = arguments.value("--address", "127.0.0.1");
    if (!is_interactive() && !store::has_data(store_options(arguments, false))) return tell_how_to_begin(arguments);
    const auto store = open_or_make(arguments);
    if (awaits_administrators(*store)) {
        if (!is_interactive()) return tell_how_to_begin(arguments);
        if (const int status = ask_for_administrators(*store, arguments)) return status;
    }
    if (is_demo(*store) && !is_loopback(address))
        return complain(
            in_words("演示县只能在本机地址上提供服务", "the demo county is served on a loopback address only"));
    imports::take_up(*store);
    access_control::SessionGate gate(*store);
    http::Pool hashing(1, 64), work(2, 256);
    const jobs::Runner runner(*store, job_kinds(), sentences(), chores());
    const bool tls = arguments.has("--tls-in-front");
    documents::RecentPapers recent;
    http::Router router(*store, gate,
                        {.routes = routes(&recent),
                         .sentences = sentences(),
                         .files = front_end(),
                         .tls_in_front = tls,
                         .origin = arguments.value("--origin")},
                        [&](http::Lane lane, std::function<void()> task) {
                            return (lane == http::Lane::hashing ? hashing : work).run(std::move(task));
                        });
    http::Front front(router);
    http::Server server(
        front, {.address = address, .port = *port, .connections_max = connections_max, .behind_proxy = tls});
    std::printf("Bangfu serves http://%s:%u\n", address.c_str(), static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    server.run();
    return 0;
}

}
