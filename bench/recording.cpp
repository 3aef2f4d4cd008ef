#include "bench/recording.hpp"
#include "access/sessions.hpp"
#include "app/slices.hpp"
#include "http/router.hpp"
#include <future>
#include <stdexcept>

namespace bench {

namespace {

Answer answered(http::Router& router, const std::string& text) {
    const auto end = text.find("\r\n\r\n") + 4;
    http::Request request{.address = "127.0.0.1"};
    if (http::read_head(text.substr(0, end), request) != 200) throw std::runtime_error("no request: " + text);
    request.body = text.substr(end);
    std::promise<http::Response> promise;
    router.handle(std::move(request), [&](http::Response response) { promise.set_value(std::move(response)); });
    auto response = promise.get_future().get();
    if (response.status != 200) throw std::runtime_error(text + "\n" + response.body);
    return {.status = response.status, .head = "", .body = std::move(response.body)};
}

}

Recordings record_requests(const std::string& directory, const std::vector<std::string>& requests,
                           const std::vector<Flow>& flows) {
    start_recorder();
    const auto store = store::Store::open({.directory = directory}, app::schema());
    access_control::SessionGate gate(*store);
    http::Router router(*store, gate, {.routes = app::routes(), .sentences = app::sentences()},
                        [](http::Lane, std::function<void()> work) {
                  work();
                  return true;
              });
    Recordings all;
    for (const auto& text : requests) {
        take_recorded();
        auto answer = answered(router, text);
        auto statements = take_recorded();
        // A session's "last seen" is written beside a read now and then, by the writer.
        if (text.starts_with("GET"))
            std::erase_if(statements, [](const Executed& each) { return each.is_of_writer(); });
        all[text.substr(0, text.find(" HTTP/1.1"))] = {std::move(statements), std::move(answer.body)};
    }
    Answer last;
    const Desk desk{[&](const std::string& request) { return last = answered(router, request); },
                    [&] { jobs::run_waiting(*store, app::job_kinds(), app::sentences()); }};
    for (const auto& flow : flows) {
        if (flow.prepare) flow.prepare(desk, 1);
        take_recorded();
        flow.once(desk, 0);
        all["POST " + flow.bare_path] = {take_recorded(), flow.is_one_request ? last.body : "{}"};
    }
    return all;
}

}
