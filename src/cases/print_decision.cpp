// The letter that tells a member what was decided of the application, and how to have it heard again.
#include "cases/print_words.hpp"
#include <fmt/format.h>

namespace cases {

using namespace on_paper;

namespace {

const TraceEntry* last_of(const Case& file, std::string_view action) {
    for (auto each = file.trace.rbegin(); each != file.trace.rend(); ++each)
        if (each->action == action) return &*each;
    return nullptr;
}

/// The office that decided: the county of what it filed, the committee of what it refused at its step.
std::string decided_by(const Case& file, bool is_granted) {
    const auto* step = last_of(file, is_granted ? "confirm_filing" : "reject");
    if (!step && !is_granted) step = last_of(file, "record_committee");
    return step ? step->organisation_name.value_or("") : "";
}

std::string basis_of(const Case& file) {
    auto out = fmt::format("你关于困难党员帮扶的申请（{}）收悉。", file.line.number);
    if (file.assembly)
        out += fmt::format("经{}支部大会评议（应到 {} 人，实到 {} 人，赞成 {} 票，反对 {} 票，弃权 {} 票）",
                           file.assembly->date.chinese(), file.assembly->expected, file.assembly->present,
                           file.assembly->in_favour, file.assembly->against, file.assembly->abstained);
    if (!file.notices.empty())
        out += fmt::format("、{}至{}公示", file.notices.front().starts_on.chinese(),
                           file.notices.front().ends_on.chinese());
    if (file.committee) out += fmt::format("、党委{}研究", file.committee->date.chinese());
    return out + "，现将决定通知如下：";
}

void add_articles(std::vector<print::Block>& blocks, const std::vector<std::string>& articles) {
    constexpr const char* numbers[] = {"一、", "二、", "三、", "四、"};
    for (std::size_t i = 0; i < articles.size(); ++i)
        blocks.push_back(print::Paragraph{numbers[i] + articles[i]});
}

std::vector<std::string> granted(const Case& file) {
    const auto until = file.line.filed_on ? file.line.filed_on->chinese() : std::string();
    return {fmt::format("认定你为困难党员，困难程度为{}，自{}起列入困难党员台账。", level_word(file.line.level), until),
            "帮扶措施由所在党支部与你商定；家庭情况有变化的，请及时告知党支部。"};
}

std::vector<std::string> refused(const Case& file) {
    const auto* step = last_of(file, "reject");
    const auto opinion = step ? step->opinion : file.committee ? OptionalText(file.committee->opinion) : OptionalText();
    return {"对你的申请不予认定。", "理由：" + or_none(opinion),
            "对本决定有异议的，可以向所在党支部申请复议；情况有变化的，可以重新申请。"};
}

Date decided_on(const Case& file, bool is_granted, const Stamp& stamp) {
    if (is_granted && file.line.filed_on) return *file.line.filed_on;
    const auto* step = last_of(file, "reject");
    return step ? step->at.local_date() : stamp.day;
}

}

print::Paper decision_letter(const Case& file, const Stamp& stamp) {
    const bool is_granted = file.line.status == "on_ledger";
    print::Paper paper{.title = "困难党员帮扶决定书 " + file.line.number};
    paper.blocks = {print::Title{"困难党员帮扶决定书"},
                    print::Paragraph{place_of(file.line.branch.path_name) + " " + file.line.person_name + "同志：", "",
                                     print::Align::left, false},
                    print::Paragraph{basis_of(file)}};
    add_articles(paper.blocks, is_granted ? granted(file) : refused(file));
    paper.blocks.push_back(print::Seal{decided_by(file, is_granted) + "（盖章）",
                                       decided_on(file, is_granted, stamp).chinese(), code_of(stamp)});
    return stamped(std::move(paper), stamp);
}

}
