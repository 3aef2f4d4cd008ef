#include "app/demo.hpp"
#include "app/commands.hpp"
#include "app/demo_county.hpp"
#include "app/demo_large.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "store/durability.hpp"
#include "store/snapshot.hpp"
#include <filesystem>

namespace app {

int demo(const Arguments& arguments) {
    const auto word = arguments.value("--size", "small");
    if (word != "small" && word != "county" && word != "large")
        return wrong_usage(arguments,
                           in_words("--size 应为 small、county 或 large", "--size must be small, county or large"));
    const auto day = Date::parse(arguments.value("--as-of", Time::now().local_date().iso()));
    if (!day)
        return wrong_usage(arguments,
                           in_words("--as-of 应为日期，如 2026-06-30", "--as-of needs a day such as 2026-06-30"));
    auto options = store_options(arguments, false);
    const auto file = (std::filesystem::path(options.directory) / "bangfu.db").string();
    if (store::has_data(options))
        return complain(in_words("此处已有一个县，请换空目录或空数据库",
                                 "a county is here already; choose an empty directory or database"));
    const Time end{std::int64_t{day->days} * 24 * 3'600'000};
    Time clock = end;
    options.clock = [&clock] { return clock; };
    store::stop_waiting_for_disk();
    {
        const auto store = store::Store::open(options, schema());
        mark_as_demo(*store);
        show_recovery_key(*store);
        if (word == "large") write_large_county(*store, clock, end, {});
        else write_demo_county(*store, clock, end, word == "county" ? whole_county : small_county);
    }
    for (const auto* end_of_name : {"", "-wal"})
        if (std::filesystem::exists(file + end_of_name)) store::sync_file(file + end_of_name);
    print(in_words("演示县已写好，各账号的密码都是 ", "The demo county is written; every account's password is ") +
          demo_password);
    return 0;
}

}
