// The template: drop-downs, ID numbers as text, a sample row, instructions. Ledgers in any other form are read too.
#include "imports/template.hpp"
#include "imports/imports.hpp"
#include "people/people.hpp"
#include <fstream>
#include <sys/mman.h>
#include <unistd.h>

namespace imports {

namespace {

std::vector<std::string> names_of(std::string_view table) {
    std::vector<std::string> names;
    for (const auto& each : codes::tables())
        if (each.name == table)
            for (const auto& row : each.rows) names.emplace_back(row.zh);
    return names;
}

/// A file that is on no disk and in no folder, and gone with the process: people's values pass through it.
class MemoryFile {
public:
    MemoryFile() : number_(::memfd_create("workbook", MFD_CLOEXEC)) {
        if (number_ < 0) throw store::Failure("file", "no memory for a workbook");
    }
    ~MemoryFile() { ::close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

private:
    int number_;
};

/// The kernel's folder for files in memory.
constexpr const char* in_memory = "/dev/shm";

std::vector<documents::SpreadsheetValue> sample_of(const std::vector<TemplateColumn>& columns) {
    std::vector<documents::SpreadsheetValue> cells;
    for (const auto& column : columns) cells.emplace_back(column.sample);
    return cells;
}

constexpr const char* instructions[] = {
    "一行填写一名困难党员；标题、列的顺序和列名可以按本单位习惯调整，系统会自动识别。",
    "姓名、身份证号、所在党支部、困难程度必填；有同名党支部时须填所在党委。",
    "身份证号列已设为文本，请勿改为数字，否则末几位会丢失；15位旧号会自动升为18位。",
    "日期写成1978-10-05，只知年月的写成1978-10。",
    "致困原因可填多项，用顿号隔开，主要原因写在最前面。",
    "家庭总收入为上一年度全家收入，未减经营支出，单位：元。",
    "家庭成员填在“家庭成员”表，用党员身份证号对应；党员本人不必再填。",
    "第一行是示例，导入时自动略过，也可以删除。",
    "导入前会逐格校验，确认前不写入任何档案；整批导入在未被使用前可以撤销。",
};

}

std::vector<TemplateColumn> template_columns() {
    return {{"所在党委", "town", 18, {}, "（示例）东湾镇党委"},
            {"所在党支部", "branch", 22, {}, "（示例）东湾村党支部"},
            {"姓名", "name", 10, {}, "（示例）张三"},
            {"性别", "sex", 6, {"男", "女"}, "男"},
            {"身份证号", "id", 22, {}, "990101195501011234"},
            {"民族", "ethnic", 10, names_of("ethnicity"), "汉族"},
            {"文化程度", "edu", 12, {}, "初中"},
            {"入党时间", "join", 12, {}, "1978-10"},
            {"转正时间", "regular", 12, {}, "1979-10"},
            {"困难程度", "level", 10, names_of("level"), "比较困难"},
            {"致困原因", "cause", 20, {}, "因病、缺资金"},
            {"户籍性质", "hukou", 10, names_of("residence"), "农村"},
            {"家庭人口", "size", 9, {}, "3"},
            {"家庭总收入（元）", "income", 16, {}, "6500"},
            {"是否低保", "dibao", 9, {"是", "否"}, "否"},
            {"联系电话", "phone", 14, {}, "13900000000"},
            {"家庭住址", "address", 28, {}, "东湾村3组"},
            {"健康状况", "health", 12, {}, "长期慢性病"},
            {"劳动能力", "labour", 12, {}, "弱劳动力"},
            {"已享受帮扶", "aid", 18, {}, "春节慰问"},
            {"帮扶责任人", "helper", 12, {}, "李四"},
            {"帮扶责任人电话", "hphone", 16, {}, "13900000001"},
            {"备注", "remark", 24, {}, ""}};
}

std::vector<TemplateColumn> template_member_columns() {
    return {{"党员姓名", "head_name", 12, {}, "（示例）张三"},
            {"党员身份证号", "head_id", 22, {}, "990101195501011234"},
            {"成员姓名", "name", 10, {}, "（示例）王五"},
            {"与党员关系",
             "relation",
             12,
             {"配偶", "子", "女", "父", "母", "孙子", "孙女", "儿媳", "女婿", "其他亲属"},
             "配偶"},
            {"成员身份证号", "id", 22, {}, ""},
            {"健康状况", "health", 12, {}, ""},
            {"劳动能力", "labour", 12, {}, ""},
            {"从业或就学", "occupation", 14, {}, ""}};
}

documents::SpreadsheetLayout template_layout(std::string name, const std::vector<TemplateColumn>& columns) {
    documents::SpreadsheetLayout layout{.name = std::move(name)};
    for (const auto& column : columns) {
        auto& added = layout.columns.emplace_back();
        added.headings = {column.heading};
        added.width = column.width;
        added.choices = column.choices;
    }
    return layout;
}

std::string workbook_bytes(const std::function<void(documents::SpreadsheetWriter&)>& write) {
    const MemoryFile file;
    documents::SpreadsheetWriter writer(file.path(), in_memory);
    write(writer);
    writer.finish();
    std::ifstream in(file.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Result<http::File> ledger_template(store::Read&, const Actor&, const AskTemplate&) {
    auto bytes = workbook_bytes([](documents::SpreadsheetWriter& writer) {
        writer.begin_sheet(template_layout("困难党员台账", template_columns()));
        writer.add_row(sample_of(template_columns()));
        writer.begin_sheet(template_layout("家庭成员", template_member_columns()));
        writer.begin_sheet({.name = "填写说明", .columns = {{.headings = {"填写说明"}, .width = 100}}});
        for (const auto* line : instructions) writer.add_row({std::string(line)});
    });
    return http::File{
        .content_type = workbook_type, .name = "困难党员台账导入模板.xlsx", .bytes = std::move(bytes)};
}

}
