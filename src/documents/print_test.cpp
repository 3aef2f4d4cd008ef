// Papers read back as an office's own programs read them: text, fonts, pages.
#include "documents/print.hpp"
#include "tests/support/pdf_file.hpp"
#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <thread>

using namespace documents::print;

namespace {

std::string fixture(const std::string& path) {
    std::ifstream in(std::string(BANGFU_SOURCE_DIR) + "/tests/fixtures/" + path, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), {}};
}

Printed printed(const Paper& paper) {
    auto out = draw(paper);
    REQUIRE_MESSAGE(out.has_value(), (out ? "" : out.error().code));
    return *std::move(out);
}
std::string text_of(const Printed& paper, const std::string& options = "") {
    return tests::pdf_text(paper.bytes, options);
}
std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

Cell label(std::string text, int across = 1, int down = 1) {
    return {.text = std::move(text), .across = across, .down = down, .is_label = true};
}
Cell left(std::string text, int across = 1) {
    return {.text = std::move(text), .across = across, .align = Align::left};
}

const Date day = *Date::of(2026, 3, 5);

Paper dense(std::string title, std::vector<Block> blocks) {
    return {.title = std::move(title), .drawn_on = day, .filling = Filling::dense, .blocks = std::move(blocks)};
}

/// So many rows of a list with a grouped heading.
Paper list_of(int rows) {
    Table table{.widths = {1, 3, 4, 2},
                .rows = {{label("序号", 1, 2), label("党员", 2), label("金额", 1, 2)}, {label("姓名"), label("党支部")}},
                .heads = 2};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({{.text = std::to_string(i)}, {.text = "欧阳建国"}, left("柳河镇党委杏花村党支部"),
                              {.text = "12,300.00", .align = Align::right}});
    auto paper = dense("困难党员台账", {Title{"困难党员台账"}, std::move(table)});
    paper.again = {"困难党员台账（续）", "清源县委"};
    return paper;
}

Paper form(const std::string& situation) {
    Table table{.widths = std::vector<double>(8, 1)};
    table.rows = {{label("姓名"), {.text = "𠮷𬎆㛃"}, label("性别"), {.text = "男"}, label("出生年月"),
                   {.text = "1955.03"}, {.across = 2, .down = 3, .picture = Picture{fixture("papers/photograph.jpg")}}},
                  {label("身份证号"), {.text = "990***********1234", .across = 3}, label("入党时间"),
                   {.text = "1978.06"}},
                  {label("家庭住址"), left("柳河镇杏花村三组", 5)},
                  {label("家庭主要成员", 1, 3), label("姓名", 2), label("关系"), label("年龄"), label("月收入", 3)},
                  {{.text = "欧阳秀英", .across = 2}, {.text = "配偶"}, {.text = "68"},
                   {.text = "260.00", .across = 3, .align = Align::right}},
                  {{.text = "欧阳小军", .across = 2}, {.text = "子"}, {.text = "41"},
                   {.text = "1,200.00", .across = 3, .align = Align::right}},
                  {label("主要困难情况及原因"), left(situation, 7)},
                  {label("党支部大会意见"),
                   {.text = "2026年3月5日支部大会评议：应到 30 人，实到 28 人，赞成 27 票，反对 0 票，弃权 1 票。",
                    .across = 7,
                    .align = Align::left,
                    .least_mm = 28,
                    .signature = {"负责人签字：", "（盖章）", "2026年3月5日"}}}};
    return dense("困难党员帮扶申请审批表",
                 {Title{"困难党员帮扶申请审批表", "审批表〔2026〕3号"},
                  Spread{{"编号：BF-2026-0001", "填报单位：杏花村党支部", "金额单位：元"}}, std::move(table),
                  Code{"https://bangfu.example/public/papers/abc", "扫码核对本表真伪"}});
}

Paper letter() {
    return {.title = "决定书",
            .drawn_on = day,
            .blocks = {Title{"困难党员帮扶决定书", "决定书〔2026〕1号"},
                       Paragraph{"欧阳建国同志：", "", Align::left, false},
                       Paragraph{"经研究，决定给予帮扶资金人民币壹万贰仟叁佰元整。"},
                       Paragraph{"帮扶对象依照本办法确定。", "第一条"},
                       Seal{"中共柳河镇委员会", "2026年3月5日",
                            Code{"https://bangfu.example/public/papers/abc", "扫码核对"}}},
            .foot = "决定书〔2026〕1号"};
}

}

TEST_CASE("what is on paper can be read off it, whatever characters a name has") {
    const auto text = text_of(printed(form("因病致困。")));
    for (const auto* words : {"困难党员帮扶申请审批表", "审批表〔2026〕3号", "𠮷𬎆㛃", "990***********1234", "家庭主要成员",
                              "欧阳秀英", "260.00", "因病致困。", "应到30人，实到28人，赞成27票", "负责人签字：",
                              "（盖章）", "扫码核对本表真伪", "第1页共1页"})
        CHECK_MESSAGE(text.find(words) != std::string::npos, words, " in ", text);
    const auto said = text_of(printed(letter()));
    CHECK(said ==
          "困难党员帮扶决定书决定书〔2026〕1号欧阳建国同志：经研究，决定给予帮扶资金人民币壹万贰仟叁佰元整。第一条"
          "帮扶对象依照本办法确定。中共柳河镇委员会2026年3月5日扫码核对第1页共1页决定书〔2026〕1号");
}

TEST_CASE("every font is embedded, and none is from elsewhere") {
    for (const auto& paper : {form("肝病。"), letter()}) {
        const auto fonts = tests::PdfFile(printed(paper).bytes).told("pdffonts {} | tail -n +3");
        CHECK(count_of(fonts, "\n") >= 2);
        for (std::size_t at = 0; at < fonts.size();) {
            const auto end = fonts.find('\n', at);
            const auto line = fonts.substr(at, end - at);
            CAPTURE(line);
            // name, type, encoding, embedded, subset, to Unicode
            CHECK(line.find(" yes yes yes ") != std::string::npos);
            CHECK((line.find("Noto") != std::string::npos || line.find("Hana") != std::string::npos));
            at = end + 1;
        }
    }
}

TEST_CASE("characters that Noto lacks are in Hanazono; what no font has is told") {
    auto paper = letter();
    paper.blocks.push_back(Paragraph{"\U00020000\U0002A6D6"});  // the first and last of extension B
    const auto drawn = printed(paper);
    CHECK(drawn.missing.empty());
    CHECK(text_of(drawn).find("\U00020000\U0002A6D6") != std::string::npos);
    paper.blocks.push_back(Paragraph{"张\U00031350"});  // of extension H
    CHECK(printed(paper).missing == U"\U00031350");
}

TEST_CASE("heads stand on every page, rows are whole, pages are counted") {
    const auto drawn = printed(list_of(100));
    const auto text = text_of(drawn);
    REQUIRE(drawn.pages >= 3);
    CHECK(count_of(text, "序号") == drawn.pages);
    CHECK(count_of(text, "姓名党支部") == drawn.pages);
    CHECK(count_of(text, "困难党员台账（续）清源县委") == drawn.pages - 1);
    CHECK(count_of(text, "欧阳建国柳河镇党委杏花村党支部12,300.00") == 100);
    for (std::size_t page = 1; page <= drawn.pages; ++page)
        CHECK(count_of(text, fmt::format("第{}页共{}页", page, drawn.pages)) == 1);
    const auto told = tests::PdfFile(drawn.bytes).told("pdfinfo {}");
    CHECK(told.find(fmt::format("Pages:           {}\n", drawn.pages)) != std::string::npos);
    CHECK(told.find("Page size:       595.276 x 841.89 pts (A4)") != std::string::npos);
    auto across = list_of(1);
    across.is_landscape = true;
    const auto turned = tests::PdfFile(printed(across).bytes).told("pdfinfo {}");
    CHECK(turned.find("841.89 x 595.276 pts (A4)") != std::string::npos);
}

TEST_CASE("a photograph is on the form, and one that cannot be opened is refused") {
    const auto images = tests::PdfFile(printed(form("")).bytes).told("pdfimages -list {} | tail -n +3");
    CHECK(count_of(images, "\n") == 1);
    const auto whole = fixture("papers/photograph.jpg");
    for (const auto& bytes : {whole.substr(0, 40), std::string("no picture"), std::string()}) {
        const auto out = draw(dense("", {Table{{1}, {{{.picture = Picture{bytes}}}}}}));
        REQUIRE_FALSE(out.has_value());
        CHECK(out.error().code == "print.picture");
    }
    const auto out = draw(dense("", {Code{std::string(4000, 'x'), ""}}));
    REQUIRE_FALSE(out.has_value());
    CHECK(out.error().code == "print.code");
}

TEST_CASE("a text longer than a page goes on, its label is said again, nothing is lost") {
    std::string situation;
    for (int i = 0; i < 1200; ++i) situation += fmt::format("第{}句。", i);
    const auto drawn = printed(form(situation));
    auto text = text_of(drawn);
    REQUIRE(drawn.pages >= 3);
    CHECK(count_of(text, "主要困难情况及原因") >= 3);
    // What stands between the lines of two pages parts sentences.
    std::vector<std::string> between{"主要困难情况及原因"};
    for (std::size_t page = 1; page <= drawn.pages; ++page)
        between.push_back(fmt::format("第{}页共{}页", page, drawn.pages));
    for (const auto& part : between)
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
    for (int i = 0; i < 1200; ++i) {
        const auto sentence = fmt::format("第{}句。", i);
        CHECK_MESSAGE(text.find(sentence) != std::string::npos, sentence);
    }
    CHECK(count_of(text, "负责人签字") == 1);
}

TEST_CASE("the same paper is the same bytes, on every thread") {
    const auto first = printed(form("因病致困。")).bytes;
    std::array<std::string, 4> again;
    {
        std::vector<std::jthread> threads;
        for (auto& each : again)
            threads.emplace_back([&each] {
                for (int i = 0; i < 3; ++i) each = draw(form("因病致困。"))->bytes;
            });
    }
    for (const auto& each : again) CHECK(each == first);
    auto later = form("因病致困。");
    later.drawn_on = *Date::of(2026, 3, 6);
    CHECK(printed(later).bytes != first);
}

TEST_CASE("hostile text neither ends the paper nor leaves its field") {
    const std::string controls = std::string("a\0b\x01\x1b[31mc", 10) + "\u202Eevil\u202C\u200F\uFEFF\t尾";
    const std::string broken = "\xFF\xFE half \xF0\x9F";
    const std::string word(20'000, 'W'), heap(5'000, '\n'), marks = "e" + [] {
        std::string out;
        for (int i = 0; i < 3000; ++i) out += "\u0301";
        return out;
    }();
    for (const auto& text : {controls, broken, word, heap, marks}) {
        const auto drawn = printed(form(text));
        CHECK(text_of(drawn).find("（盖章）") != std::string::npos);
        auto said = letter();
        said.blocks.push_back(Paragraph{text, text});
        said.blocks.push_back(Spread{{text, text}});
        said.watermark = text.substr(0, 50);
        said.title = text;
        CHECK(draw(said).has_value());
    }
    CHECK(text_of(printed(form(controls))).find("ab[31mcevil尾") != std::string::npos);
    // A label, a field over rows and a signature of such length too.
    const Paper paper = dense("", {Table{{1, 1, 9},
                                         {{label(word.substr(0, 3000)), label(word.substr(0, 9000), 1, 2), left("x")},
                                          {{.text = "甲"}, {.text = "乙", .signature = {word, "（盖章）"}}}}}});
    const auto text = text_of(printed(paper));
    CHECK(count_of(text, "W") >= 12'000);
    CHECK(text.find("（盖章）") != std::string::npos);
}

TEST_CASE("ten thousand rows are drawn; more pages than anybody reads are refused") {
    const auto drawn = printed(list_of(10'000));
    CHECK(drawn.pages > 200);
    const auto out = draw(dense("", std::vector<Block>(2 * pages_most, Title{"一", std::string(400, '\n') + "一"})));
    REQUIRE_FALSE(out.has_value());
    CHECK(out.error().code == "print.too_long");
}

TEST_CASE("a draft says so on each page") {
    auto paper = list_of(60);
    paper.watermark = "草稿";
    const auto drawn = printed(paper);
    for (std::size_t page = 1; page <= drawn.pages; ++page)
        CHECK(text_of(drawn, fmt::format("-f {0} -l {0}", page)).find("草稿") != std::string::npos);
}
