// bangfu user list, add, roles, reset-password, deactivate, activate: accounts from the machine itself.
#include "access/access.hpp"
#include "access/roles.hpp"
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include <fmt/format.h>

namespace app {

namespace {

using access_control::AccountLine;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ",") + word;
    return out;
}

std::string holds(const std::string& username, const std::string& roles) {
    return username + in_words(" 的角色：", " holds: ") + (roles.empty() ? in_words("无", "nothing") : roles);
}

void print_account(const AccountLine& line) {
    print(fmt::format("{:<20} {} {} {}{}", line.username, line.name, line.organisation.path_name,
                      line.roles.empty() ? "-" : joined(line.roles),
                      line.active ? "" : in_words("（已停用）", " (closed)")));
}

/// Why, as the log keeps it.
std::string given_reason(const Arguments& arguments) {
    return arguments.has("--reason") ? arguments.value("--reason")
                                     : in_words("在服务器上用命令行办理", "done on the server's command line");
}

/// The account that the third word names, and what comes of it; refused when there is none.
template <class Work>
int with_account(const Arguments& arguments, Work work) {
    if (arguments.words.size() != 3)
        return wrong_usage(arguments, in_words("请写明哪个账号：USERNAME", "say whose account: USERNAME"));
    const auto store = open_to_change(arguments);
    const auto account =
        store->read([&](store::Read& db) { return access_control::account_by_username(db, arguments.words[2]); });
    return account ? work(*store, *account) : refused({"access.account_unknown"});
}

/// A change in one transaction; says `done` when it was made.
template <class Change>
int change(store::Store& store, const std::string& done, Change work) {
    const auto actor = command_line_actor();
    const auto changed = store.write(actor, [&](store::Write& db) { return work(db, actor); });
    if (!changed) return refused(changed.error());
    print(done);
    return 0;
}

/// Asks every page of a list.
template <class Visit>
int each_account(store::Store& store, Visit visit) {
    const auto actor = command_line_actor();
    access_control::ListAccounts ask;
    ask.size = 100;
    ask.organisation = store.read([](store::Read& db) {
        const auto all = access_control::all_organisations(db);
        return all.empty() ? OrganisationId{} : all.front().id;
    });
    if (!ask.organisation->value) return 0;
    for (;;) {
        const auto page =
            store.read([&](store::Read& db) { return access_control::list_accounts(db, actor, ask); });
        if (!page) return refused(page.error());
        for (const auto& line : page->rows) visit(line);
        if (!page->next) return 0;
        ask.after = page->next;
    }
}

}

int user_list(const Arguments& arguments) {
    const auto store = open_to_read(arguments);
    return each_account(*store, print_account);
}

int user_add(const Arguments& arguments) {
    if (arguments.words.size() != 3 || !arguments.has("--name") || !arguments.has("--organisation"))
        return wrong_usage(arguments, in_words("请写明 USERNAME、--name 和 --organisation",
                                               "say USERNAME, --name and --organisation"));
    const auto store = open_to_change(arguments);
    const auto actor = command_line_actor();
    const auto roles = access_control::split_roles(arguments.value("--roles"));
    const auto prepared = store->read([&](store::Read& db) -> Result<access_control::PreparedAccount> {
        const auto place = access_control::organisation_by_code(db, arguments.value("--organisation"));
        if (!place) return Refusal{"access.organisation_unknown"};
        return access_control::prepare_account(db, actor,
                                               {arguments.words[2], arguments.value("--name"), place->id});
    });
    if (!prepared) return refused(prepared.error());
    const auto added = store->write(actor, [&](store::Write& db) -> Result<access_control::AddedAccount> {
        const auto out = TRY(access_control::add_account(db, actor, *prepared));
        if (!roles.empty()) TRY(access_control::grant_roles(db, actor, {out.id, roles, 1}));
        return out;
    });
    if (!added) return refused(added.error());
    print(arguments.words[2] +
          in_words(" 已建立。初始密码（只显示这一次）：", " is added. First password, shown this once: ") +
          added->first_password);
    if (roles.empty())
        print(in_words("授予角色之前不能办理任何业务：bangfu user roles",
                       "It can do nothing until it has a role: bangfu user roles"));
    return 0;
}

int user_roles(const Arguments& arguments) {
    return with_account(arguments, [&](store::Store& store, const access_control::AccountRow& account) {
        if (!arguments.has("--roles")) {
            print(holds(account.username, account.roles));
            print(in_words("可授予的角色：", "There are:"));
            for (const auto& role : access_control::all_roles()) print(fmt::format("  {}", role));
            return 0;
        }
        const auto roles = access_control::split_roles(arguments.value("--roles"));
        return change(store, holds(account.username, joined(roles)), [&](store::Write& db, const Actor& actor) {
            return access_control::grant_roles(db, actor, {account.id, roles, account.version});
        });
    });
}

int user_reset_password(const Arguments& arguments) {
    return with_account(arguments, [&](store::Store& store, const access_control::AccountRow& account) {
        const auto prepared = store.read([&](store::Read& db) {
            return access_control::prepare_reset(db, command_line_actor(),
                                                 {account.id, account.version, given_reason(arguments)});
        });
        if (!prepared) return refused(prepared.error());
        return change(
            store, in_words("初始密码（只显示这一次）：", "First password, shown this once: ") + prepared->password,
            [&](store::Write& db, const Actor& actor) {
                return access_control::reset_password(db, actor, *prepared);
            });
    });
}

int user_deactivate(const Arguments& arguments) {
    if (!arguments.has("--reason"))
        return wrong_usage(arguments, in_words("请写明原因：--reason TEXT", "say why: --reason TEXT"));
    return with_account(arguments, [&](store::Store& store, const access_control::AccountRow& account) {
        return change(store, account.username + in_words(" 已停用", " is closed"),
                      [&](store::Write& db, const Actor& actor) {
                          return access_control::deactivate_account(
                              db, actor, {account.id, account.version, arguments.value("--reason")});
                      });
    });
}

int user_activate(const Arguments& arguments) {
    return with_account(arguments, [&](store::Store& store, const access_control::AccountRow& account) {
        return change(store, account.username + in_words(" 已重新启用", " is open again"),
                      [&](store::Write& db, const Actor& actor) {
                          return access_control::activate_account(
                              db, actor, {account.id, account.version, given_reason(arguments)});
                      });
    });
}

}
