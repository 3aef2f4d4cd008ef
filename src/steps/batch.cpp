#include "steps/batch.hpp"
#include "http/pages.hpp"
#include "http/router.hpp"
#include <fmt/format.h>

namespace steps {

std::vector<RefusedRow> told(const std::vector<RowRefusal>& refused, std::span<const http::Sentence> own) {
    std::vector<http::Sentence> sentences(own.begin(), own.end());
    const auto shared = http::own_sentences();
    sentences.insert(sentences.end(), shared.begin(), shared.end());
    std::vector<RefusedRow> out;
    for (const auto& [row, why] : refused) {
        const auto words = [&](bool english) {
            return http::sentence_for(sentences, why.code, why.details, english).second;
        };
        out.push_back({static_cast<std::int64_t>(row), why.code, words(false), words(true)});
    }
    return out;
}

Refusal refused_whole(const std::vector<RowRefusal>& refused) {
    auto whole = refused.front().why;
    std::vector<FieldIssue> rows;
    for (const auto& [row, why] : refused) rows.push_back({fmt::format("items[{}]", row), why.code});
    whole.fields.insert(whole.fields.begin(), rows.begin(), rows.end());
    return whole;
}

}
