#include "app/first_start.hpp"
#include "access/first_administrators.hpp"
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include <fmt/format.h>

namespace app {

namespace {

using access_control::FirstAdministrators;

/// What the options say, and the county that stands already where organisations were imported first.
FirstAdministrators given(store::Store& store, const Arguments& arguments) {
    auto out = access_control::usual_administrators(arguments.value("--code"), arguments.value("--county"));
    const auto all = store.read([](store::Read& db) { return access_control::all_organisations(db); });
    for (const auto& each : all) {
        if (each.parent_id) continue;
        if (out.county_code.empty()) out.county_code = each.code;
        if (out.county_name.empty()) out.county_name = each.name;
    }
    const char* options[] = {"--system", "--security", "--audit"};
    for (std::size_t i = 0; i < out.accounts.size(); ++i)
        out.accounts[i].username = arguments.value(options[i], out.accounts[i].username);
    return out;
}

std::string ask_password() {
    for (;;) {
        const auto first = ask_secret(
            in_words("  初始密码（直接回车则自动生成并显示）", "  First password (Enter: one is made and shown)"));
        if (first.empty() || first == ask_secret(in_words("  再输入一次", "  The same again"))) return first;
        print(in_words("  两次输入不一致。", "  These were two different passwords."));
    }
}

void ask_all(FirstAdministrators& known) {
    known.county_name =
        ask(in_words("县级组织名称，如 清源县委", "The county's organisation, as 清源县委"), known.county_name);
    known.county_code = ask(in_words("组织代码，如 QY", "Its code, as QY"), known.county_code);
    print(
        in_words("三员分立：三位管理员由三个人担任，都看不到困难档案，也不能代办彼此的工作。",
                 "Three administrators, three people: none of them sees a case, and none can do another's work."));
    for (auto& account : known.accounts) {
        print(account.name + " " + account.role);
        account.username = ask(in_words("  用户名", "  User name"), account.username);
        account.name = ask(in_words("  姓名", "  Name"), account.name);
        account.password = ask_password();
    }
}

Result<Done> make(store::Store& store, const FirstAdministrators& ask) {
    const auto actor = command_line_actor();
    const auto prepared = TRY(access_control::prepare_first_administrators(ask));
    TRY(store.write(
        actor, [&](store::Write& db) { return access_control::create_first_administrators(db, actor, prepared); }));
    print(prepared.county_name +
          in_words(" 已建立。初始密码（只显示这一次，首次登录时须修改）：",
                   " stands. First passwords, shown this once, to be changed at the first sign-in:"));
    for (std::size_t i = 0; i < ask.accounts.size(); ++i) {
        const auto& account = prepared.accounts[i];
        const bool chosen = !ask.accounts[i].password.empty();
        print(fmt::format("  {:<16} {:<16} {}", account.role, account.username,
                          chosen ? in_words("（按您输入的）", "as typed") : account.password));
    }
    return Done{};
}

}

bool awaits_administrators(store::Store& store) {
    return store.read([](store::Read& db) { return access_control::count_accounts(db); }) == 0;
}

int ask_for_administrators(store::Store& store, const Arguments& arguments) {
    print(in_words("这里还没有任何账号：首次启动。", "Nobody has an account here yet: this is the first start."));
    auto known = given(store, arguments);
    for (;;) {
        ask_all(known);
        const auto made = make(store, known);
        if (made) return 0;
        refused(made.error());
        print(in_words("请重新填写；直接回车保留方括号中的内容。",
                       "Once more; Enter keeps what stands in brackets."));
    }
}

int user_first(const Arguments& arguments) {
    const bool told = arguments.has("--county") && arguments.has("--code");
    if (!told && !is_interactive())
        return wrong_usage(arguments, in_words("请给出县级组织：--county 名称 --code 代码",
                                               "say the county: --county NAME --code CODE"));
    const auto store = open_or_make(arguments);
    if (!awaits_administrators(*store)) return refused({"access.accounts_exist"});
    if (!told) return ask_for_administrators(*store, arguments);
    const auto made = make(*store, given(*store, arguments));
    return made ? 0 : refused(made.error());
}

}
