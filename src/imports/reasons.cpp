#include "imports/reasons.hpp"
#include "imports/cell_text.hpp"

namespace imports {

namespace {

struct Words {
    std::string_view code, zh, en;
};

constexpr Words all[] = {
    {"REQUIRED", "必填，不能为空", "Required; fill it in"},
    {"CELL_ERROR", "单元格是错误值，请改为正确内容", "The cell holds an error value; enter what it should say"},
    {"ID_FORMAT", "身份证号位数或字符不对，应为18位（末位可为X）",
     "The ID number has the wrong length or characters; it has 18"},
    {"ID_CHECK", "身份证号校验位不符，请对照证件逐位核对",
     "The check digit is wrong; compare it with the card digit by digit"},
    {"ID_DATE", "身份证号中的出生日期不存在或晚于今天，请对照证件核对",
     "The birth date inside the number is impossible; compare it with the card"},
    {"ID_NUMERIC", "身份证号存成了数字，末几位已丢失，请按文本重新填写",
     "Stored as a number, so that its last digits are lost; type it again as text"},
    {"ID_PASSPORT", "不是居民身份证号，已作为护照号码，请核对",
     "No ID number; taken as a passport's number, check it"},
    {"ID_15", "15位旧号，已升为18位，请核对", "A 15-digit number, upgraded to 18; check it"},
    {"SEX_MISMATCH", "性别与身份证号不符，以身份证号为准", "The sex differs from the ID number, which counts"},
    {"BIRTH_MISMATCH", "出生日期与身份证号不符，以身份证号为准",
     "The birth date differs from the ID number, which counts"},
    {"DATE_INVALID", "日期不存在、看不懂或晚于今天，请写成1978-10-05或1978-10",
     "The date is impossible, unreadable or in the future; write 1978-10-05 or 1978-10"},
    {"DATE_GUESSED", "日期写法有歧义，已按{0}理解，请核对",
     "The date may be read in two ways; taken as {0}, check it"},
    {"DATE_ORDER", "转正时间早于入党时间，请核对", "Regular before joining; check both dates"},
    {"PROBATION_SHORT", "预备期不满一年，请核对党员档案", "Probation of less than a year; check the file"},
    {"JOIN_UNDER_18", "入党时不满18周岁，请核对党员档案", "Joined before the 18th birthday; check the file"},
    {"JOIN_AFTER_DEATH", "此人已登记的去世日期早于入党时间，请核对两个日期",
     "The day of death on file is before the joining date; check both"},
    {"BRANCH_UNKNOWN", "找不到该党支部，请核对名称和所在党委", "No such branch; check its name and its committee"},
    {"BRANCH_AMBIGUOUS", "有同名党支部，请写明所在党委：{0}",
     "Several branches have this name; name the committee: {0}"},
    {"BRANCH_OUTSIDE", "该党支部不在您的管理范围内，请由其上级党委导入",
     "This branch is not within your organisations; its own committee must import it"},
    {"LEVEL_UNKNOWN", "困难程度应为一般困难、比较困难或特别困难",
     "The level is one of 一般困难, 比较困难, 特别困难"},
    {"CAUSE_UNMAPPED", "有致困原因对不上代码（{0}），将原文记入备注",
     "A cause is not in the list ({0}); its words are kept in the remark"},
    {"AMOUNT_INVALID", "金额看不懂或单位不明，应为数字，单位：元；写“以下”“左右”的请改写实际数额（标准中的“以下”含本数）",
     "The amount is unreadable, or its unit is unclear; write a number in yuan, and the sum itself for \"or less\" "
     "(in the standard it includes the sum named)"},
    {"AMOUNT_SCALED", "表中只显示到这一位，按单元格里存的{0}元导入，请核对",
     "The sheet shows less of this number than is stored; taken as the {0} yuan in the cell, check it"},
    {"AMOUNT_NEGATIVE", "收入为负数，请核对", "The income is negative; check it"},
    {"AMOUNT_LARGE", "金额很大，请核对单位是元还是万元",
     "The amount is very large; check whether it is in yuan or in 10,000 yuan"},
    {"AMOUNT_OVER", "金额超过100亿元，请核对位数，以及单位是元还是万元",
     "The amount is over 10 billion yuan; check its digits, and whether it is in yuan or in 10,000 yuan"},
    {"TEXT_DIRECTION", "含有看不见的、改变文字方向的符号，请把这一格重新键入",
     "Holds a mark that nobody sees and that turns the direction of the text; type this cell anew"},
    {"TEXT_OVER", "内容超过{0}字，请精简后再导入", "Over {0} characters; shorten it and import it again"},
    {"SIZE_INVALID", "家庭人口应为1至99人", "The household has 1 to 99 people"},
    {"FORMULA_NO_VALUE", "公式没有保存结果，请改为数值", "The formula has no stored result; enter the value"},
    {"YESNO_UNKNOWN", "应填“是”或“否”", "Write 是 or 否"},
    {"ETHNIC_UNKNOWN", "民族对不上代码，将原文记入备注",
     "Not in the table of ethnicities; its words are kept in the remark"},
    {"EDU_UNKNOWN", "文化程度对不上代码，将原文记入备注",
     "Not in the table of education; its words are kept in the remark"},
    {"PHONE_INVALID", "电话号码不对，应为11位手机号码或带区号的固定电话",
     "The phone number is wrong; an 11-digit mobile or a land line with area code"},
    {"NAME_SUSPECT", "姓名含数字、问号或批注，请核对，生僻字请用原字",
     "The name holds digits, a question mark or a remark; check it"},
    {"SAME_NAME", "与他人同名不同号，请核对", "Same name as somebody else with another number; check it"},
    {"TEXT_LONG", "文本很长，将原样保存", "A very long text; it is kept whole"},
    {"STRUCK_OUT", "本行划了删除线，可能已去世、迁出或不再困难，请确认是否应导入",
     "This row is struck through; make sure that the person still belongs on the ledger"},
    {"CELL_STRUCK_OUT", "单元格中有划了删除线的文字，请确认哪些仍然有效",
     "Text in this cell is struck through; make sure what of it still holds"},
    {"CELL_NOTE", "单元格有批注，批注不导入，请查看：{0}",
     "The cell has a note, which is not imported; read it: {0}"},
    {"DITTO_ALONE", "写的是“同上”，但上一行没有内容，按空白导入",
     "It says the same as above, where nothing stands; taken "
     "as blank"},
    {"DITTO_NAMES_NOBODY", "姓名、证件号写的是“同上”，分不清是谁；请写本人的姓名和号码",
     "It says the same as above, which names nobody; write the person's own name and number"},
    {"MERGED_ACROSS", "与左侧单元格合并，内容只在左侧一列导入，本列按空白导入",
     "Merged with a cell to its left, whose column takes the content; taken as blank here"},
    {"HIDDEN_ROW", "隐藏行中的数据，请确认是否应导入",
     "This row is hidden in the sheet; make sure that it is meant"},
    {"DUP_IN_FILE", "身份证号与第{0}行重复", "The same ID number as in row {0}"},
    {"RELATION_UNKNOWN", "与党员关系看不懂，按“其他亲属”导入，将原文记入备注",
     "The relation is not understood; imported as another relative, its words are kept in the remark"},
    {"SELF_DIFFERS", "写的是本人（户主），但姓名或身份证号与该党员不符，请核对是不是同一个人",
     "Called the member's own entry (or head), but name or ID number differs from the member's; check whether they "
     "are "
     "one person"},
    {"MEMBER_NO_HEAD", "找不到该家庭成员所属的党员", "The member's person is not in this ledger"},
    {"ON_FILE_ELSEWHERE", "该公民身份号码已在其他党组织登记，须由上级党委核对，本行不导入",
     "This ID number is on file with another organisation; the one above both must look at it, and the row is left "
     "out"},
    {"NUMBER_OF_ANOTHER", "该身份证号登记的是另一个姓名，请核对号码与姓名",
     "This ID number is on file under another name; check both"},
    {"ROW_CHANGED", "第{0}行与系统中已有的记录不符（导入期间有人改动），整批未入库，请重新上传",
     "Row {0} no longer agrees with what is on file (somebody changed it meanwhile); nothing was imported, upload "
     "the file again"},
    {"FILE_ENCRYPTED", "文件设了打开密码，请用密码打开，在“文件→信息→保护工作簿”中取消密码，保存后再上传",
     "The file has a password to open it; open it, take the password off under File, Info, Protect Workbook, save "
     "it and "
     "upload it again"},
    {"FILE_STRUCTURE", "工作簿的结构受保护，请打开文件，点“审阅→撤销工作簿保护”，保存后再上传",
     "The structure of the workbook is protected; open it, choose Review, Unprotect Workbook, save it and upload "
     "it "
     "again"},
    {"FILE_CORRUPT",
     "文件已损坏或没有传完，请用WPS或Excel打开，另存为.xlsx后再上传；打不开的请向填报单位重新要一份",
     "The file is damaged or was cut off; open it and save it as .xlsx, or ask for it again where it came from"},
    {"FILE_ENCODING", "文本文件的文字编码看不懂，请用WPS或Excel打开，核对文字后另存为.xlsx再上传",
     "The text file's encoding cannot be read; open it, check its text, save it as .xlsx and upload that"},
    {"FILE_QUOTES", "文本文件中有一个英文双引号没有配对，其后的行无法分开，请用WPS或Excel打开，另存为.xlsx后再上传",
     "A double quote in the text file is never closed, so that the rows after it cannot be told apart; open it, "
     "save it "
     "as .xlsx and upload that"},
    {"FILE_TYPE", "认不出这是什么文件，请用WPS或Excel打开，另存为.xlsx后再上传",
     "Nobody can tell what kind of file this is; open it in WPS or Excel, save it as .xlsx and upload that"},
    {"FILE_ODS", "这是OpenDocument表格（.ods），请用WPS或Excel打开，另存为.xlsx后再上传",
     "This is an OpenDocument spreadsheet (.ods); open it, save it as .xlsx and upload that"},
    {"FILE_XLSB", "这是二进制工作簿（.xlsb），请用Excel打开，另存为.xlsx后再上传",
     "This is a binary workbook (.xlsb); open it in Excel, save it as .xlsx and upload that"},
    {"FILE_EXCEL_5", "这是Excel 95或更早的格式，请用WPS或Excel打开，另存为.xlsx后再上传",
     "This file is of Excel 95 or older; open it, save it as .xlsx and upload that"},
    {"FILE_WORD",
     "这是文字文稿（如Word文档）或演示文稿，不是电子表格；请把其中的表格复制到WPS或Excel，存为.xlsx后再上传",
     "This is a text document or a presentation, no spreadsheet; copy its table into WPS or Excel, save it as "
     ".xlsx and "
     "upload that"},
    {"FILE_PDF", "这是PDF，不是电子表格；请向填报单位要原来的表格文件（.xlsx、.xls）再上传",
     "This is a PDF, no spreadsheet; ask for the spreadsheet (.xlsx, .xls) that it was made from"},
    {"FILE_PICTURE", "这是图片，不是电子表格；请向填报单位要原来的表格文件（.xlsx、.xls）再上传",
     "This is a picture, no spreadsheet; ask for the spreadsheet (.xlsx, .xls) itself"},
    {"FILE_ARCHIVE", "这是压缩包或其他打包文件，请解压后逐个上传其中的表格",
     "This is an archive; unpack it and upload the spreadsheets in it one by one"},
    {"FILE_WEB_PAGE", "这是网页，其中没有表格；请在原系统中导出为.xlsx或.xls后再上传",
     "This is a web page without a table; export the list as .xlsx or .xls from the system that it came from"},
    {"FILE_ROWS", "表格超过20万行，请删去无关的工作表，或按乡镇拆分后再上传",
     "There are more than 200,000 rows; delete sheets that do not belong here, or split the file by township"},
    {"FILE_CELLS", "单元格太多，请删去无关的工作表和表格右侧、下方的内容，另存为.xlsx后再上传",
     "There are too many cells; delete sheets that do not belong here and what stands right of and below the "
     "ledger, "
     "save it as .xlsx and upload that"},
    {"FILE_CELL_LONG", "有单元格的文字超过Excel允许的长度，请把它移到附件或分成几格后再上传",
     "A cell holds more text than Excel allows; shorten it or spread it over several cells"},
    {"FILE_TOO_LARGE", "文件过大（上限20MB），或展开后过大，请删去图片和无关的工作表，或按乡镇拆分后再上传",
     "The file is larger than 20 MB, or becomes too large when unpacked; delete pictures and sheets that do not "
     "belong "
     "here, or split it by township"},
    {"FILE_UNSAFE",
     "文件含有不安全的内容（外部引用或异常的路径），没有读取；请用WPS或Excel打开，另存为新的.xlsx后再上传",
     "The file holds unsafe content (references or paths to outside) and was not read; open it, save it as a new "
     ".xlsx "
     "and upload that"},
    {"NO_LEDGER",
     "没有找到困难党员台账：表头中要有姓名、身份证号，以及所在党支部、困难程度等列；可下载模板，把内容贴进去再上传",
     "No ledger was found in it: its header needs name, ID number, and columns such as branch and level; download "
     "the "
     "template, paste the content there and upload that"},
    {"TOO_MANY_ELSEWHERE",
     "一天内查到的在其他党组织登记的身份证号已达20个，今天不再读取台账；请核对花名册，明天再导入，或由上级党委导入",
     "Twenty ID numbers have been found on file with other organisations within a day, and no further ledger is "
     "read "
     "today; check the list and import it tomorrow, or have the organisation above import it"},
    {"DUP_IN_DB", "已有此人的档案：{0}", "This person has a case already: {0}"},
};
/// On file without a case: linked, not doubled.
constexpr Words known_person{"DUP_IN_DB", "系统中已有此人，将关联已有档案，不修改其资料",
                             "On file already; the case is linked to the record, which stays as it is"};

std::string filled(std::string_view sentence, const std::vector<std::string>& details) {
    std::string out(sentence);
    std::string joined;
    for (const auto& each : details) joined += (joined.empty() ? "" : "、") + each;
    const bool one = out.find("{1}") == out.npos;
    out = replace_all(std::move(out), "{0}", one ? joined : details.empty() ? "" : details[0]);
    return replace_all(std::move(out), "{1}", details.size() > 1 ? details[1] : "");
}

}

Reason reason_of(std::string_view code, const std::vector<std::string>& details) {
    if (code == "DUP_IN_DB" && details.empty()) return {std::string(known_person.zh), std::string(known_person.en)};
    for (const auto& each : all)
        if (each.code == code) return {filled(each.zh, details), filled(each.en, details)};
    return {std::string(code), std::string(code)};
}

}
