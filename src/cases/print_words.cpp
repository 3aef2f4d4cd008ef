#include "cases/print_words.hpp"
#include "base/money_in_words.hpp"
#include <fmt/format.h>

namespace cases::on_paper {

std::string coded(std::string_view table, const OptionalText& code) {
    if (!code) return "";
    const auto known = codes::find(table, *code);
    return known ? std::string(known->zh) : *code;
}

std::string level_word(std::optional<std::int64_t> level) {
    return level ? coded("level", std::to_string(*level)) : "";
}

std::string level_of(const CaseLine& line) {
    if (line.level) return level_word(line.level);
    return line.proposed_level ? level_word(line.proposed_level) + "（拟）" : "";
}

std::string causes_of(const Case& file) {
    std::string out;
    for (const auto& cause : file.application.causes)
        out += (out.empty() ? "" : "、") + coded("cause", cause.code) + (cause.main ? "（主要）" : "");
    return out;
}

std::string month_of(Date day) { return fmt::format("{}.{:02}", day.year(), day.month()); }
std::string month_of(const std::optional<Date>& day) { return day ? month_of(*day) : ""; }
std::string month_of(const std::optional<PartialDate>& day) { return day ? month_of(day->first) : ""; }

std::string yuan(const std::optional<Money>& sum) { return sum ? grouped_yuan(*sum) : ""; }

std::string yes_no(const std::optional<bool>& value) { return !value ? "" : *value ? "是" : "否"; }

std::string or_none(std::string text) { return text.empty() ? "—" : text; }
std::string or_none(const OptionalText& text) { return or_none(text.value_or("")); }

std::string place_of(const std::string& path_name) {
    const auto last = path_name.rfind('/');
    if (last == std::string::npos) return path_name;
    const auto before = path_name.rfind('/', last - 1);
    const auto above = path_name.substr(before == std::string::npos ? 0 : before + 1);
    const auto cut = above.find('/');
    return above.substr(0, cut) + above.substr(cut + 1);
}

std::string age_on(const people::Person& person, Date day) {
    return person.birth_date ? std::to_string(full_years(*person.birth_date, day)) : "—";
}

print::Cell label(std::string text, int across, int down) {
    return {.text = std::move(text), .across = across, .down = down, .is_label = true};
}
print::Cell field(std::string text, int across) { return {.text = std::move(text), .across = across}; }
print::Cell words(std::string text, int across) {
    return {.text = std::move(text), .across = across, .align = print::Align::left};
}

print::Paper stamped(print::Paper paper, const Stamp& stamp) {
    paper.drawn_on = stamp.day;
    if (stamp.number.empty()) {
        paper.watermark = "草　稿";
        paper.foot = "草稿，未经签发";
        return paper;
    }
    paper.foot = stamp.number;
    for (auto& block : paper.blocks)
        if (auto* title = std::get_if<print::Title>(&block); title && title->number.empty()) {
            title->number = stamp.number;
            break;
        }
    return paper;
}

std::optional<print::Code> code_of(const Stamp& stamp) {
    if (stamp.link.empty()) return std::nullopt;
    return print::Code{.text = stamp.link, .caption = "扫码核对文书真伪", .side_mm = 22};
}

}
