// bangfu backup, restore and verify: the county's safekeeping from the command line.
#include "app/commands.hpp"
#include "app/slices.hpp"
#include "app/terminal.hpp"
#include "store/backup.hpp"
#include "store/backup_file.hpp"
#include "store/files.hpp"
#include "store/keys.hpp"
#include "store/verify.hpp"
#include <filesystem>
#include <fmt/format.h>

namespace app {

namespace {

namespace fs = std::filesystem;

/// Whether a file can stand at that path; "" when it can.
std::string fault_of_target(const fs::path& target) {
    std::error_code ignored;
    if (fs::is_directory(target, ignored))
        return target.string() + in_words(" 是目录，请写明其中的文件名", " is a directory: name a file in it");
    const auto directory = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(directory, ignored))
        return in_words("没有目录 ", "there is no directory ") + directory.string() +
               in_words("，请先建立", ": make it first");
    return "";
}

std::string faults(const store::Findings& findings) {
    const auto count = findings.lines.size();
    return std::to_string(count) + in_words(" 处异常", count == 1 ? " fault" : " faults");
}

void print_lines(const store::Findings& findings) {
    for (const auto& line : findings.lines) print(line);
}

/// With the key file, or as an auditor with a verification key.
std::unique_ptr<store::Store> open_to_verify(const Arguments& arguments) {
    if (!arguments.has("--verification-key")) return open_to_read(arguments);
    require_county(arguments);
    auto options = store_options(arguments, true);
    options.verification_key = store::read_verification_key(arguments.value("--verification-key"));
    return store::Store::open(options, schema());
}

std::string recovery_key_given(const Arguments& arguments) {
    const auto file = arguments.value("--key-file");
    return file.empty() ? ask_secret(in_words("恢复密钥", "Recovery key")) : first_line_of(file);
}

}

int verify(const Arguments& arguments) {
    const auto store = open_to_verify(arguments);
    const auto findings = store::verify(*store);
    print_lines(findings);
    print(findings.lines.empty() ? in_words("校验通过：日志、每条记录和每项约束都成立",
                                            "verified: the log, every record and every invariant hold")
                                 : faults(findings) + in_words("", " found"));
    return findings.lines.empty() ? 0 : 1;
}

int verification_key(const Arguments& arguments) {
    const auto target = arguments.value("--to");
    if (target.empty() || arguments.words.size() != 1)
        return wrong_usage(arguments, in_words("请写明校验密钥写到哪里：--to FILE",
                                               "say where the verification key goes: --to FILE"));
    if (const auto fault = fault_of_target(target); !fault.empty()) return complain(fault);
    if (fs::exists(fs::symlink_status(target)))
        return complain(target + in_words(" 已存在，请换一个文件名", " exists already; name another file"));
    const auto store = open_to_change(arguments);
    store::write_small_file(target, store::give_verification_key(*store, command_line_actor()));
    print(in_words("校验密钥已写入 ", "the verification key was written to ") + target);
    return 0;
}

int backup(const Arguments& arguments) {
    const auto target = arguments.value("--to");
    if (target.empty() || arguments.words.size() != 1)
        return wrong_usage(arguments,
                           in_words("请写明备份写到哪里：--to FILE", "say where the backup goes: --to FILE"));
    if (const auto fault = fault_of_target(target); !fault.empty()) return complain(fault);
    const auto store = open_to_read(arguments);
    const auto findings = store::backup(*store, target);
    print_lines(findings);
    if (!findings.lines.empty())
        return complain(faults(findings) +
                        in_words("，备份未完成。请运行 bangfu verify，并保留上一份完好的备份",
                                 " found in the copy, so no backup was taken. Run bangfu verify, and keep the last "
                                 "good one"));
    print(in_words("备份完成，已试恢复并校验：", "backup taken, restored beside and verified: ") +
          fmt::format("{} ({} bytes)", target, fs::file_size(target)));
    return 0;
}

int restore(const Arguments& arguments) {
    if (arguments.words.size() != 2)
        return wrong_usage(arguments, in_words("请写明恢复哪个备份", "say which backup is to be restored"));
    if (!arguments.has("--data"))
        return wrong_usage(arguments,
                           in_words("请写明恢复到哪里：--data DIR", "say where to restore it: --data DIR"));
    const auto options = store_options(arguments, false);
    const auto& file = arguments.words[1];
    const auto taken_at = store::BackupReader(file).head().taken_at;
    const auto findings = store::restore({.file = file,
                                          .recovery_key = recovery_key_given(arguments),
                                          .directory = options.directory,
                                          .database_url = options.database_url,
                                          .overwrite = arguments.has("--overwrite")},
                                         schema());
    print_lines(findings);
    if (!findings.lines.empty())
        return complain(faults(findings) +
                        in_words("，未恢复任何内容。请换一份更早的备份",
                                 " found in the backup, so nothing was put in place. Try an older "
                                 "backup"));
    print(in_words("已恢复并校验，数据时点 ", "restored and verified: the county as it was at ") + taken_at + ", " +
          options.directory);
    return 0;
}

int recovery_key(const Arguments& arguments) {
    if (arguments.words.size() != 1 || !arguments.has("--renew"))
        return wrong_usage(arguments,
                           in_words("恢复密钥不在任何地方保存，不能再次显示；如需另生成，请写 --renew",
                                    "the recovery key is kept nowhere and cannot be shown again; say --renew"));
    const auto store = open_to_change(arguments);
    print(in_words("新的恢复密钥（只显示这一次）：", "New recovery key, shown this once: ") +
          store::renew_recovery_key(*store, command_line_actor()));
    print(in_words("以前的备份仍须用原来的密钥打开：请现在就备份一次。",
                   "Older backups open with the older key only: take a backup now."));
    return 0;
}

}
