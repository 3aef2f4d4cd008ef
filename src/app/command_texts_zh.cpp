#include "app/command_texts_zh.hpp"

namespace app {

namespace {

struct Text {
    std::string_view words;
    ChineseText text;
};

constexpr Text all[] = {
    {"serve",
     {"在 http://127.0.0.1:8080 提供服务",
      "空目录第一次启动时，先询问县级组织和三位管理员，并显示一次恢复密钥；没有终端时，请事先运行 bangfu user "
      "first。\n\n"
      "  --port N         端口，0 至 65535；0 表示任选空闲端口（默认 8080）\n"
      "  --address A      监听地址（默认 127.0.0.1）\n"
      "  --tls-in-front   前面有 TLS 代理：Cookie 只走 https，客户端地址取自代理\n"
      "  --origin URL     用户输入的网址，与请求本身的主机不同时填写\n\n"
      "收到 SIGTERM 后，办完手头的请求再退出。"}},
    {"demo",
     {"在空目录中写入虚构人员的演示县",
      "同一天写出的县完全相同。演示县只在本机地址上提供服务。\n\n"
      "  --size SIZE   small 含程序的每一种状态；county 有 500 个支部、3 万名党员和两年的档案；\n"
      "                large 供测量用，100 万名党员，需要几分钟和 4 GB 内存与磁盘\n"
      "  --as-of DAY   事情办到哪一天为止（默认今天）"}},
    {"import organisations",
     {"从 CSV 文件导入组织机构",
      "CSV 文件（UTF-8 或 GB18030），列为 "
      "code,parent_code,name,kind。要么全部导入，要么一行不导；同一文件再导一次不改变任何内容。"}},
    {"import ledger",
     {"逐行核对原有台账，导入其中有效的行",
      "接受 .xlsx、.xls、.csv，格式不限。写入的内容一次显示，否则全不显示；中途被终止的导入，下次启动时接着办完。\n"
      "同一文件再导一次不改变任何内容。\n\n"
      "  --check          只核对，不写入；正在提供服务时也可以\n"
      "  --all            没有错误行时才写入\n"
      "  --valid          写入没有错误的行（不写 --all 时即是如此）\n"
      "  --format json    供程序读取；与 --check 同用时，键名同 expected.json\n"
      "  --as-of DAY      按哪一天核对日期（默认今天）\n\n"
      "文件被拒绝或没有写入任何内容时，退出码为 1。"}},
    {"export ledger",
     {"按各级使用的格式导出一个组织的台账",
      "该组织及下级的正式台账，身份证号和电话已遮盖，写入只有本人可读的新文件。只读，正在提供服务时也可以。\n"
      "能写入数据时在审计日志中记一行；有别的进程正在提供服务时记不了，会予以说明。\n\n"
      "  --organisation CODE   哪个组织的台账，填组织代码\n"
      "  --to FILE.xlsx        写到哪里；文件不能已经存在\n"
      "  --level 1,3           困难等级，0 表示未定（默认全部）\n"
      "  --status A,B          状态的接口用词，如 draft（默认 on_ledger,imported）\n"
      "  --cause C             致困原因的接口用词，如 illness\n"
      "  --sort S              排序：name（姓氏笔画，默认）、level、income、updated 或 filed\n"
      "  --descending          倒序\n"
      "  --purpose TEXT        用途，写在表下和日志中"}},
    {"calendar show",
     {"显示计算公示期所依据的放假和调休上班日",
      "只读，正在提供服务时也可以。\n\n"
      "  --year Y        只看一年\n"
      "  --format json   即 calendar load 接受的格式，可修改后再导入；须写明 --year"}},
    {"calendar load",
     {"整年导入放假和调休上班日",
      "FILE 即 calendar show --format json 的输出：{\"year\": 2027, \"source\": \"通知名称\", \"days\":\n"
      "[{\"date\": \"2027-01-01\", \"kind\": \"holiday\", \"name\": \"元旦\"}, ...]}，kind 为 holiday 或 "
      "workday。\n"
      "取代该年度原有的安排，正在进行的公示随之改变截止日期。\n\n"
      "  --check   不作改动，只列出截止日期将改变的公示"}},
    {"verify",
     {"校验日志、每条记录和每项约束",
      "只读，正在提供服务时也可以。被改动、增加或缺失的行逐一指出，有一处即以 1 退出。因损坏迹象而停止的写入，\n"
      "校验通过后恢复。\n\n"
      "  --verification-key FILE   bangfu verification-key 给出的密钥，代替密钥文件：供审计人员在别处校验\n"
      "                            bangfu.db 和 audit_head 的副本，不需要服务程序"}},
    {"verification-key",
     {"写出校验密钥，供审计人员不依靠服务程序进行校验",
      "把该文件连同 bangfu.db 和 audit_head 的副本交给审计人员。它能校验日志和每条记录，打不开任何加密内容，\n"
      "也不能签名。何时给出，记在日志中。\n\n"
      "  --to FILE   写到哪里，只有本人可读；文件不能已经存在"}},
    {"backup",
     {"进行加密备份，提供服务时也可以",
      "通过一个快照读取。备份在旁边试恢复并校验后才算完成；在此之前，原有的同名文件保持不变。数据旁边需要有\n"
      "两倍于数据库的空间。使用 --database 时由 pg_dump 和 pg_restore 完成，数据库用户须有建库权限。\n\n"
      "  --to FILE   备份写到哪里；同名的旧备份会被替换"}},
    {"restore",
     {"凭恢复密钥恢复备份",
      "询问恢复密钥而不显示，或从标准输入的第一行读取。先在旁边恢复并校验；已有的数据除非写明 --overwrite，\n"
      "否则保留。PostgreSQL 的备份恢复到 --database 指定的空数据库中。\n\n"
      "  --data DIR        数据恢复到哪里；必须写明，以免误覆盖\n"
      "  --overwrite       替换已有的数据；不能正在提供服务\n"
      "  --key-file FILE   第一行为恢复密钥的文件"}},
    {"recovery-key",
     {"恢复密钥丢失或泄露时，另生成一个",
      "只显示一次。今后的备份用新密钥打开，以前的备份仍用旧密钥打开，因此请立即备份。"}},
    {"user first",
     {"建立县级组织和三位管理员",
      "只能在还没有任何账号时运行一次。为每人显示一个初始密码，首次登录时修改。在终端上会询问没有写明的内容。\n\n"
      "  --county NAME    县级组织名称，如 清源县委\n"
      "  --code CODE      组织代码\n"
      "  --system U, --security U, --audit U\n"
      "                   三位管理员的用户名（默认 system、security、audit）"}},
    {"user list", {"列出账号及其角色", ""}},
    {"user add",
     {"建立账号并显示初始密码",
      "授予角色之前，账号不能办理任何业务。\n\n"
      "  --name NAME           持有人姓名\n"
      "  --organisation CODE   所在组织的代码\n"
      "  --roles A,B           一并授予的角色，见 bangfu user roles"}},
    {"user roles",
     {"查看账号的角色，或另行授予",
      "不写 --roles 时显示现有角色和可授予的角色。写明的角色代替原有的；--roles '' 收回全部角色。\n"
      "该账号在各处的登录同时结束。"}},
    {"user reset-password",
     {"显示新的初始密码，下次登录时修改",
      "管理员的密码不能在网页上由他人重置，可以在这里重置。该账号在各处的登录同时结束。"}},
    {"user deactivate", {"停用账号；其办理过的事项仍记在其名下", ""}},
    {"user activate", {"重新启用已停用的账号", ""}},
    {"openapi", {"以 OpenAPI 3.1 输出接口说明", ""}},
};

}

ChineseText chinese_text(std::string_view words) {
    for (const auto& each : all)
        if (each.words == words) return each.text;
    return {};
}

}
