#include "app/command_table.hpp"
#include "app/command_texts_zh.hpp"
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace app {

namespace {

constexpr std::string_view shared = "--help --data --database";

constexpr Command all[] = {
    {.words = "serve",
     .takes = "[--port N] [--address A] [--tls-in-front] [--origin URL]",
     .summary = "serves the county on http://127.0.0.1:8080",
     .details =
         "On an empty directory it asks for the county and its first three administrators, and shows the\n"
         "recovery key once; without a terminal, bangfu user first does that beforehand.\n\n"
         "  --port N         0 to 65535; 0 takes a free one (default 8080)\n"
         "  --address A      address to listen on (default 127.0.0.1)\n"
         "  --tls-in-front   a proxy with TLS stands before it: secure cookies, the client's address from it\n"
         "  --origin URL     the address that people type, when it is not the request's own host\n\n"
         "SIGTERM finishes the requests under way and ends.",
     .switches = "--tls-in-front",
     .options = "--port --address --origin",
     .run = serve},
    {.words = "demo",
     .takes = "[--size small|county|large] [--as-of YYYY-MM-DD]",
     .summary = "writes the demo county of invented people into an empty directory",
     .details =
         "The same day gives the same county. It is served on a loopback address only.\n\n"
         "  --size SIZE   small shows every state of the procedure; county has 500 branches, 30,000 members and\n"
         "                two years of cases; large, for measuring, a million members, and takes minutes and\n"
         "                4 GB of memory and disk\n"
         "  --as-of DAY   the day up to which things have happened (default today)",
     .options = "--size --as-of",
     .run = demo},
    {.words = "import organisations",
     .takes = "FILE.csv",
     .summary = "takes the organisation tree from a CSV file",
     .details =
         "The file is CSV (UTF-8 or GB18030) with the columns code,parent_code,name,kind. All rows or none; the\n"
         "same file twice changes nothing.",
     .run = import_organisations},
    {.words = "import ledger",
     .takes = "FILE [--check] [--all | --valid] [--format text|json] [--as-of YYYY-MM-DD]",
     .summary = "judges a legacy ledger's rows and writes those that are valid",
     .details = "Takes .xlsx, .xls and .csv in any layout. What is written becomes visible at once, or not at all; "
                "a command\n"
                "that was killed is finished by the next start. The same file twice changes nothing.\n\n"
                "  --check          only judges; writes nothing, beside a serving process too\n"
                "  --all            writes only when no row has an error\n"
                "  --valid          writes the rows without errors (as without --all)\n"
                "  --format json    for programs; with --check in the keys of expected.json\n"
                "  --as-of DAY      the day that dates are judged by (default: today)\n\n"
                "Exits 1 when the file is refused or nothing was written.",
     .switches = "--check --all --valid",
     .options = "--format --as-of",
     .run = import_ledger},
    {.words = "export ledger",
     .takes = "--organisation CODE --to FILE.xlsx [--level 1,3] [--status A,B] [--cause C] [--sort S]"
              " [--descending] [--purpose TEXT]",
     .summary = "writes an organisation's ledger as the offices export it",
     .details =
         "The official table of the organisation and all below it, ID numbers and phones masked, into a new file\n"
         "that only its owner may read. Reads only, beside a serving process too. The audit log gets a row of it\n"
         "where the store can be written: while another process serves the directory it cannot be, and this\n"
         "command says so.\n\n"
         "  --organisation CODE   whose ledger, by the organisation's code\n"
         "  --to FILE.xlsx        where it goes; must not be there yet\n"
         "  --level 1,3           levels of hardship, 0 for none yet (default: all)\n"
         "  --status A,B          words of the interface, as draft (default: on_ledger,imported)\n"
         "  --cause C             a cause's word, as illness\n"
         "  --sort S              name (strokes of the surname, the default), level, income, updated or filed\n"
         "  --descending          the other way round\n"
         "  --purpose TEXT        stands below the table and in the log",
     .switches = "--descending",
     .options = "--organisation --to --level --status --cause --sort --purpose",
     .run = export_ledger},
    {.words = "calendar show",
     .takes = "[--year Y] [--format text|json]",
     .summary = "shows the holidays and make-up days that notices are counted by",
     .details = "Reads only, beside a serving process too.\n\n"
                "  --year Y        one year only\n"
                "  --format json   as calendar load takes it, to be edited and loaded again; needs --year",
     .options = "--year --format",
     .run = calendar_show},
    {.words = "calendar load",
     .takes = "FILE [--check]",
     .summary = "loads a year's holidays and make-up days, whole",
     .details = "FILE is what calendar show --format json gives: {\"year\": 2027, \"source\": \"the notice's "
                "name\", \"days\":\n"
                "[{\"date\": \"2027-01-01\", \"kind\": \"holiday\", \"name\": \"New Year\"}, ...]}, a kind being "
                "holiday or workday.\n"
                "It takes the place of what was loaded for that year; running notices end accordingly.\n\n"
                "  --check   changes nothing; names the running notices whose end would move",
     .switches = "--check",
     .options = "",
     .run = calendar_load},
    {.words = "verify",
     .takes = "[--verification-key FILE]",
     .summary = "checks the log, every record and every invariant",
     .details =
         "Reads only, beside a serving process too. Names each row that was altered, added or is missing, and\n"
         "exits 1 if there is one. Writing that was stopped by signs of damage goes on after a clean pass.\n\n"
         "  --verification-key FILE   what bangfu verification-key gave, instead of the key file: for an auditor,\n"
         "                            on a copy of bangfu.db and audit_head, with no program serving it",
     .options = "--verification-key",
     .run = verify},
    {.words = "verification-key",
     .takes = "--to FILE",
     .summary = "writes the key by which an auditor verifies without the server",
     .details =
         "The file goes to the auditor, with copies of bangfu.db and audit_head. It checks the log and every\n"
         "record, opens nothing that is sealed and signs nothing. That it was given stands in the log.\n\n"
         "  --to FILE   where it goes, readable by its owner; must not be there yet",
     .options = "--to",
     .run = verification_key},
    {.words = "backup",
     .takes = "--to FILE",
     .summary = "takes an encrypted backup, also while the county is served",
     .details =
         "Reads through one snapshot. The backup counts as taken only after it was restored beside the data and\n"
         "verified; until then FILE, if it is there, stays as it was. It needs as much free space beside the\n"
         "data as the database takes twice. With --database pg_dump and pg_restore do the work, and the\n"
         "database's user needs the right to create databases.\n\n"
         "  --to FILE   where the backup goes; an older one of that name is replaced",
     .options = "--to",
     .run = backup},
    {.words = "restore",
     .takes = "FILE --data DIR [--overwrite] [--key-file FILE]",
     .summary = "puts a backup in place, with the recovery key",
     .details =
         "Asks for the recovery key without showing it, or reads it from the first line of standard input. The\n"
         "backup is restored beside and verified first; data that is there is kept unless --overwrite is said.\n"
         "A backup of PostgreSQL goes into the empty database named by --database.\n\n"
         "  --data DIR        where the data goes; named always, so that nothing is overwritten by chance\n"
         "  --overwrite       replaces what is there; nothing may be serving it\n"
         "  --key-file FILE   a file whose first line is the recovery key",
     .switches = "--overwrite",
     .options = "--key-file",
     .run = restore},
    {.words = "recovery-key",
     .takes = "--renew",
     .summary = "makes another recovery key, in place of one that was lost or seen",
     .details =
         "It is shown once. Backups taken from now on open with it; older ones open with the older key, so take\n"
         "a backup at once.",
     .switches = "--renew",
     .run = recovery_key},
    {.words = "user first",
     .takes = "[--county NAME --code CODE] [--system U] [--security U] [--audit U]",
     .summary = "makes the county and its three administrators",
     .details = "Once, while nobody has an account. Prints a first password for each, to be changed at the first\n"
                "sign-in. On a terminal it asks for what is not given.\n\n"
                "  --county NAME    the county's organisation, as 清源县委\n"
                "  --code CODE      its code\n"
                "  --system U, --security U, --audit U\n"
                "                   user names of the administrators (default system, security, audit)",
     .options = "--county --code --system --security --audit",
     .run = user_first},
    {.words = "user list", .summary = "lists the accounts with their roles", .run = user_list},
    {.words = "user add",
     .takes = "USERNAME --name NAME --organisation CODE [--roles A,B]",
     .summary = "adds an account and prints its first password",
     .details = "The account can do nothing until it has a role.\n\n"
                "  --name NAME           the holder's name\n"
                "  --organisation CODE   where it works, by the organisation's code\n"
                "  --roles A,B           roles from the beginning; see bangfu user roles",
     .options = "--name --organisation --roles",
     .run = user_add},
    {.words = "user roles",
     .takes = "USERNAME [--roles A,B]",
     .summary = "shows an account's roles, or gives it others",
     .details =
         "Without --roles it shows what the account holds and what there is. The roles given replace those held;\n"
         "--roles '' takes all. The account is signed out everywhere.",
     .options = "--roles",
     .run = user_roles},
    {.words = "user reset-password",
     .takes = "USERNAME",
     .summary = "prints a new first password, to be changed at the next sign-in",
     .details =
         "For an administrator too, whose password nobody may reset in the browser. The account is signed out\n"
         "everywhere.",
     .options = "--reason",
     .run = user_reset_password},
    {.words = "user deactivate",
     .takes = "USERNAME --reason TEXT",
     .summary = "closes an account; what it did stays under its name",
     .options = "--reason",
     .run = user_deactivate},
    {.words = "user activate",
     .takes = "USERNAME [--reason TEXT]",
     .summary = "opens a closed account again; its roles rest until they are given again",
     .options = "--reason",
     .run = user_activate},
    {.words = "openapi", .summary = "prints the interface as OpenAPI 3.1", .run = openapi},
};

constexpr const char* shared_help_zh =
    "\n  --data DIR       县数据所在目录（默认 data）\n"
    "  --database URL   postgresql://…，密钥在 --data 目录中\n";
constexpr const char* shared_help_en =
    "\n  --data DIR       the county's directory (default: data)\n"
    "  --database URL   postgresql://…, with the key in --data\n";

constexpr const char* all_end_zh =
    "\n各命令都接受 --data DIR（默认 data），或 --database postgresql://…，此时 --data 存放密钥。没有县时，只有\n"
    "serve、demo、user first、import organisations 和 restore 会建立，其他命令一律拒绝。\n"
    "各命令的说明：bangfu 命令 --help。在这里办理的事项以“command line”之名记入审计日志。\n"
    "退出码：0 办成，1 被拒绝或有异常，2 用法不对。\n";
constexpr const char* all_end_en =
    "\nAll take --data DIR (default: data), or --database postgresql://… with --data for the key. Where there is\n"
    "no county, serve, demo, user first, import organisations and restore make one; the others refuse. Each\n"
    "explains itself: bangfu COMMAND --help. What is done here stands in the audit log under the name 'command\n"
    "line'. Exit status: 0 done, 1 refused or at fault, 2 wrong usage.\n";

/// In the language of the machine's locale.
ChineseText text_of(const Command& command) {
    return speaks_chinese() ? chinese_text(command.words) : ChineseText{command.summary, command.details};
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out + " ";
}

std::string usage_of(const Command& command) {
    return fmt::format("bangfu {}{}{}", command.words, command.takes.empty() ? "" : " ", command.takes);
}

void put(const std::string& text, std::FILE* to) { std::fputs(text.c_str(), to); }

void print_summary(const Command& command, std::FILE* to) {
    put(fmt::format("  {}\n      {}\n", usage_of(command), text_of(command).summary), to);
}

}

std::span<const Command> commands() { return all; }

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto blank = std::min(list.find(' '), list.size());
        if (list.substr(0, blank) == word) return true;
        list.remove_prefix(std::min(blank + 1, list.size()));
    }
    return false;
}

const Command* find_command(const Arguments& arguments) {
    const auto said = joined(arguments.words);
    for (const auto& command : all)
        if (said.starts_with(std::string(command.words) + " ")) return &command;
    return nullptr;
}

Result<Done> check_usage(const Command& command, const Arguments& arguments) {
    const auto own = 1 + std::count(command.words.begin(), command.words.end(), ' ');
    const bool takes_one = !command.takes.empty() && !command.takes.starts_with("-") && command.takes[0] != '[';
    const auto words_max = static_cast<std::size_t>(own) + (takes_one ? 1 : 0);
    if (arguments.words.size() > words_max)
        return Refusal{"usage", {}, {in_words("多余的词：", "one word too many: ") + arguments.words[words_max]}};
    for (const auto& [name, value] : arguments.options)
        if (!has_word(shared, name) && !has_word(command.switches, name) && !has_word(command.options, name))
            return Refusal{
                "usage",
                {},
                {fmt::format(fmt::runtime(in_words("{} 不接受 {}", "{} does not take {}")), command.words, name)}};
    return Done{};
}

void print_help(const Arguments& arguments, std::FILE* to) {
    if (const auto* command = find_command(arguments)) {
        const auto text = text_of(*command);
        put(usage_of(*command) + "\n\n", to);
        put(fmt::format(fmt::runtime(in_words("本命令{}。\n", "This command {}.\n")), text.summary), to);
        if (!text.details.empty()) put(fmt::format("\n{}\n", text.details), to);
        const bool tells_data = text.details.find("  --data ") != std::string_view::npos;
        if (!tells_data) put(in_words(shared_help_zh, shared_help_en), to);
        return;
    }
    const auto group = arguments.words.empty() ? "" : arguments.words.front() + " ";
    const auto is_asked = [&](const Command& each) { return each.words.starts_with(group); };
    const bool some = std::any_of(std::begin(all), std::end(all), is_asked);
    put(in_words("bangfu - 困难党员帮扶\n\n", "bangfu - assistance for party members in hardship\n\n"), to);
    for (const auto& command : all)
        if (!some || is_asked(command)) print_summary(command, to);
    put(in_words(all_end_zh, all_end_en), to);
}

void print_usage(const Arguments& arguments, std::FILE* to) {
    if (const auto* command = find_command(arguments))
        put(fmt::format(
                fmt::runtime(in_words("用法：{}\n详见：bangfu {} --help\n", "usage: {}\nMore: bangfu {} --help\n")),
                usage_of(*command), command->words),
            to);
    else print_help(arguments, to);
}

}
