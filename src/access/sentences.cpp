// The slice's refusals in words, Chinese and English: what is wrong and what to do.
#include "access/routes.hpp"

namespace access_control {

namespace {

constexpr http::Sentence all[] = {
    {"access.invalid", 400, "部分内容填写有误，请按提示修改", "Some fields are wrong; correct them as marked"},
    {"access.slow_down", 429, "尝试次数过多，请 {0} 秒后再试", "Too many attempts; try again in {0} seconds"},
    {"access.wrong_password", 401, "用户名或密码不正确，请核对后重试",
     "The user name or the password is wrong; check them and try again"},
    {"access.current_wrong", 400, "当前密码不正确", "The current password is wrong"},
    {"access.password_same", 400, "新密码不能与当前密码相同", "The new password must differ from the current one"},
    {"access.password_short", 400, "密码至少 15 个字符，可以用一句好记的话",
     "At least 15 characters; a sentence you remember will do"},
    {"access.password_long", 400, "密码过长（不超过 256 字节）", "The password is too long (256 bytes at most)"},
    {"access.password_common", 400, "密码太常见，容易被猜到，请换一个",
     "This password is too common; choose another"},
    {"access.password_username", 400, "密码不能包含用户名", "The password must not contain the user name"},
    {"access.session_unknown", 404, "没有这个会话，可能已经退出", "There is no such session; it may have ended"},
    {"access.organisation_unknown", 404, "没有这个组织，或不在您的管理范围内",
     "There is no such organisation within your scope"},
    {"access.not_a_branch", 400, "请选择党支部", "Choose a branch"},
    {"access.code_missing", 400, "请填写组织代码（不超过 40 个字符）",
     "Give the organisation's code (40 characters at most)"},
    {"access.code_taken", 409, "组织代码已被使用，请换一个", "This code is taken; choose another"},
    {"access.code_twice", 400, "文件中组织代码重复", "The code stands twice in the file"},
    {"access.code_invalid", 400, "组织代码不能含有空格或控制字符",
     "The code must not contain blanks or control characters"},
    {"access.name_missing", 400, "请填写名称", "Give a name"},
    {"access.name_long", 400, "名称过长，请缩短（组织 60 字以内，姓名 40 字以内）",
     "The name is too long (60 characters for an organisation, 40 for a person)"},
    {"access.name_invalid", 400, "名称不能含有 / 或控制字符", "The name must not contain / or control characters"},
    {"access.name_taken", 409, "同级已有同名组织，请换一个名称", "A sibling has this name; choose another"},
    {"access.kind_misplaced", 400, "这一类组织不能设在所选上级之下", "This kind cannot stand below that parent"},
    {"access.kind_unknown", 400, "组织类别应为 county、committee、general_branch 或 branch",
     "The kind must be county, committee, general_branch or branch"},
    {"access.kind_differs", 409, "该代码的组织已是另一类别，导入不改变类别",
     "The organisation of this code is of another kind; an import does not change it"},
    {"access.county_exists", 409, "已有县级组织，一个系统只能有一个",
     "There is a county already; there can be one only"},
    {"access.parent_missing", 400, "请选择上级组织", "Choose the parent organisation"},
    {"access.parent_unknown", 400, "找不到上级组织代码", "The parent's code is unknown"},
    {"access.parent_differs", 409, "该代码的组织在另一上级之下，导入不移动组织",
     "The organisation of this code stands below another parent; an import does not move it"},
    {"access.file_long", 400, "文件超过 {0} 行，请拆分后导入", "The file has more than {0} rows; split it"},
    {"access.file_encoding", 400, "文件不是文本，或编码既非 UTF-8 也非 GB18030，请另存为 CSV 文件",
     "The file is no text in UTF-8 or GB18030; save it as CSV"},
    {"access.file_heading", 400, "第一行应为 code,parent_code,name,kind",
     "The first row must be code,parent_code,name,kind"},
    {"access.file_columns", 400, "每行应有四列", "Each row must have four columns"},
    {"access.file_rows", 400, "文件中有错误的行，整个文件未导入", "Some rows are wrong; nothing was imported"},
    {"access.username_invalid", 400, "用户名为 3 至 32 个英文字母（不分大小写）、数字或 . _ -",
     "The user name is 3 to 32 letters (capitals or small are the same), digits or . _ -"},
    {"access.username_taken", 409, "用户名已被使用，请换一个", "This user name is taken; choose another"},
    {"access.account_unknown", 404, "没有这个账号，或不在您的管理范围内",
     "There is no such account within your scope"},
    {"access.own_account", 403, "不能对自己的账号进行此操作，请由另一位管理员办理",
     "Not on your own account; another administrator must do it"},
    {"access.administrator_account", 403, "管理员账号须先由安全管理员收回其角色，或在服务器上用命令行办理",
     "The security administrator must take an administrator's role first, or it is done on the command line"},
    {"access.password_not_chosen", 409,
     "账号新建或重置密码后，本人还没有登录并设定自己的密码；请先当面向本人核实，待其设定密码后再授予角色",
     "The account has a first password and the holder has not chosen one yet; ask them in person, and give the "
     "roles once they have"},
    {"access.account_altered", 403,
     "这个账号的记录被系统之外的人改动过，不能登录；请管理员在服务器上运行 bangfu verify 查明",
     "This account's record was changed from outside the program, so nobody signs in; have bangfu verify run on "
     "the server"},
    {"access.person_unknown", 404, "没有这个人员记录，请核对后重试",
     "There is no such person on file; check and try again"},
    {"access.person_taken", 409, "此人已有另一个启用的账号，一人一号；请先停用那个账号",
     "This person holds another active account; deactivate that one first"},
    {"access.accounts_exist", 409, "已有账号，初始管理员只能建立一次",
     "There are accounts already; the first administrators are made once"},
    {"access.role_unknown", 400, "没有这个角色：{0}", "There is no role {0}"},
    {"access.role_place", 400, "“{0}”不能授予这一级组织的账号，请改选这一级的角色",
     "A {1} cannot stand at this kind of organisation; choose a role of its own"},
    {"access.roles_incompatible", 400, "“{0}”与“{1}”不能由同一账号担任，请去掉其中一个",
     "The roles {2} and {3} cannot be held together by one account; leave one out"},
};

}

std::span<const http::Sentence> sentences() { return all; }

}
