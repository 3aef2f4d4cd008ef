#include "imports/ledger_rows_kind.hpp"
#include <algorithm>
#include "imports/cell_text.hpp"

namespace imports {
namespace {

bool says_subtotal(const std::string& text) {
    return contains_any(text, {"小计", "本页计", "页计", "本页合计", "分计"}) && text.size() <= 60;
}

bool says_total(const std::string& text) {
    const std::string bare = without_brackets(text).outside;
    return bare.size() <= 60 &&
           (contains_any(bare, {"合计", "总计", "共计", "累计"}) || is_any(bare, {"总数", "总人数", "计"}));
}

bool says_footer(const std::string& text) {
    for (const std::string_view start :
         {"填表",     "制表",     "审核",      "单位负责人",  "负责人",    "填报",     "注:",
          "注：",     "说明",     "备注:",     "经办",        "联系人",    "联系电话", "盖章",
          "(盖章",    "日期",     "签字",      "签名",        "复核",      "统计人",   "报送",
          "上报",     "打印",     "第",        "支部书记",    "党委书记",  "书记签",   "分管领导",
          "主管领导", "领导签",   "单位(盖章", "党支部(盖章", "党委(盖章", "制单",     "录入",
          "校对",     "主要负责", "批准",      "截止",        "以上",      "页码",     "注1",
          "*",        "※",        "附:",       "附件",        "本表",      "此表",     "公章"})
        if (text.starts_with(start)) return true;
    return contains_any(text, {"(盖章)", "(签字)", "(签章)", "(公章)", "签字:", "盖章:", "填表人", "制表人",
                               "审核人", "填报日期", "填报人", "年月日"});
}

/// "一、东湾镇(10人)", "(二)石桥镇", "东湾镇党委", "青山乡:".
bool says_group(const std::string& text) {
    for (const std::string_view start : {"一",  "二",  "三",  "四",  "五",  "六",  "七",  "八",  "九",  "十", "(一",
                                         "(二", "(三", "(四", "(五", "(六", "(七", "(八", "(九", "(十", "第"})
        if (text.starts_with(start) && contains_any(text, {"、", ")", ".", "部分", "类"})) return true;
    const std::string bare = without_brackets(replace_all(text, ":", "")).outside;
    for (const std::string_view end : {"镇", "乡", "街道", "党委", "党支部", "支部", "党总支", "支部委员会",
                                       "委员会", "社区", "办事处", "村", "农场", "林场"})
        if (bare.ends_with(end)) return true;
    return contains(text, "人)") ||
           (text.size() > 3 && text.find_first_of("0123456789") != std::string::npos && text.ends_with("人"));
}

/// A title again at the top of a page: 困难党员花名册（续表）.
bool says_title(const std::string& text) {
    return contains_any(
        text, {"花名册", "登记表", "台账", "名册", "续表", "统计表", "汇总表", "一览表", "明细表", "名单", "(续)"});
}

bool is_unit_row(const std::string& text) {
    return contains_any(text,
                        {"单位:", "填报单位", "截止", "截至", "金额单位", "计量单位", "填报时间", "统计时间"});
}

bool looks_like_id(const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 6;
}

}

struct RowSorter::Shape {
    std::string name{}, id{}, first{}, second{}, third{};
    std::uint32_t filled = 0;  // cells of the ledger's columns with a value
    std::uint32_t facts = 0;   // of those, recognised ones besides the running number
    bool member = false;       // a member's name or relation stands in it
};

RowSorter::RowSorter(const Grid& grid, const Layout& layout) : grid_(grid), layout_(layout) {
    for (const auto number : layout.header_rows) {
        std::vector<std::string> texts(grid.width());
        const auto row = grid.index_of(number);
        for (std::uint32_t column = 0; column < grid.width(); ++column)
            texts[column] = compact(grid.at(row, column).text);
        header_.push_back(std::move(texts));
    }
    if (grid.height() > 0 && (layout.header_rows.empty() || grid.number(0) < layout.header_rows.front()))
        title_ = grid.first_text(0).second;
}

std::string RowSorter::text_of(std::size_t row) const {
    const auto column = grid_.first_text(row).first;
    return grid_.at(row, column).text;
}

RowSorter::Shape RowSorter::shape_of(std::size_t row) const {
    Shape shape;
    for (std::uint32_t column = layout_.first_column; column <= layout_.last_column && column < grid_.width();
         ++column) {
        if (grid_.is_blank(row, column)) continue;
        ++shape.filled;
        if (shape.filled == 1) shape.first = compact(grid_.at(row, column).text);
        if (shape.filled == 2) shape.second = compact(grid_.at(row, column).text);
        if (shape.filled == 3) shape.third = compact(grid_.at(row, column).text);
    }
    for (const auto& use : layout_.columns) {
        if (use.field == "seq" || grid_.is_blank(row, use.column)) continue;
        ++shape.facts;
        if (use.field == "name") shape.name = compact(grid_.at(row, use.column).text);
        if (use.field == "id") shape.id = compact(grid_.at(row, use.column).text);
    }
    for (const auto& use : layout_.members)
        if ((use.field == "name" || use.field == "relation") && !grid_.is_blank(row, use.column))
            shape.member = true;
    return shape;
}

/// Most of the row's cells say what the header says over them.
bool RowSorter::repeats_header(std::size_t row) const {
    for (const auto& texts : header_) {
        int filled = 0, same = 0;
        for (std::uint32_t column = 0; column < grid_.width(); ++column) {
            if (grid_.is_blank(row, column)) continue;
            ++filled;
            if (compact(grid_.at(row, column).text) == texts[column]) ++same;
        }
        if (same >= 2 && same * 3 >= filled * 2) return true;
    }
    return false;
}

/// A row that names nobody by ID number and holds no more than a few cells.
RowKind RowSorter::without_person(std::size_t row, const Shape& shape) const {
    if (!title_.empty() && shape.first == title_) return RowKind::title;
    if (shape.filled == 1 && says_title(shape.first)) return RowKind::title;
    for (const auto* text : {&shape.first, &shape.second, &shape.third})
        if (says_subtotal(*text)) return RowKind::subtotal;
    for (const auto* text : {&shape.first, &shape.second, &shape.third})
        if (says_total(*text)) return RowKind::total;
    const bool named = !shape.name.empty() && shape.name != shape.first;
    if (shape.filled <= 4 && says_footer(shape.first) && !named) return RowKind::footer;
    if (shape.filled == 1 && is_unit_row(shape.first)) return RowKind::unit;
    if (shape.filled <= 2 && !named && says_group(shape.first) && (shape.name.empty() || shape.filled == 1))
        return RowKind::group;
    if (shape.facts == 0 && shape.filled == 1 && all_digits(shape.first)) return RowKind::blank;
    if (shape.filled == 1 && shape.name.empty()) return after_total_ ? RowKind::footer : RowKind::group;
    if (after_total_ && shape.filled <= 3) return RowKind::footer;
    const auto figures = [&] {
        for (std::uint32_t column = layout_.first_column; column <= layout_.last_column; ++column)
            if (!grid_.is_blank(row, column) && !all_digits(compact(grid_.at(row, column).text))) return false;
        return shape.filled >= 5 && shape.first == "1" && shape.second == "2";
    };
    return figures() ? RowKind::header_repeat : RowKind::data;
}

RowKind RowSorter::above_header(std::size_t row) const {
    const auto text = grid_.first_text(row).second;
    if (is_unit_row(text)) return RowKind::unit;
    return row == 0 || text == title_ ? RowKind::title : RowKind::unit;
}

RowKind RowSorter::kind_of(std::size_t row) {
    if (!layout_.header_rows.empty() && grid_.number(row) < layout_.header_rows.front()) return above_header(row);
    const Shape shape = shape_of(row);
    if (shape.filled == 0) return RowKind::blank;
    if (repeats_header(row)) return RowKind::header_repeat;
    if (shape.first.starts_with("(示例)") ||
        is_any(shape.first, {"示例", "例", "样例", "例如", "范例", "填写示例", "填表示例", "示例行", "例:"}))
        return RowKind::sample;
    if (shape.member && shape.name.empty() && shape.id.empty()) return RowKind::member;
    if (looks_like_id(shape.id)) return RowKind::data;
    const RowKind kind = without_person(row, shape);
    if (kind == RowKind::total) after_total_ = true;
    return kind;
}

}
