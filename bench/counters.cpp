#include "bench/counters.hpp"
#include "bench/client.hpp"
#include <stdexcept>

namespace bench {

std::int64_t number_after(const std::string& text, const std::string& mark) {
    const auto at = text.rfind(mark);
    if (at == text.npos) throw std::runtime_error("no '" + mark + "' in: " + text);
    return std::stoll(text.substr(at + mark.size()));
}

std::string counters_of(std::uint16_t port) {
    return ask_once(port, "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").body;
}

Work work_of(std::uint16_t port, const std::function<void()>& once) {
    const auto told = [](const std::string& counters) {
        return Work{number_after(counters, "bangfu_statements_total "),
                    number_after(counters, "bangfu_sealed_values_opened_total ")};
    };
    const auto before = told(counters_of(port));
    once();
    const auto after = told(counters_of(port));
    return {after.statements - before.statements, after.opened - before.opened};
}

}
