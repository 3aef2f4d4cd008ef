#include "store/session.hpp"

namespace store {

namespace {

bool is_word(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Calls visit(keyword, table) for each table named after FROM, JOIN, UPDATE or INTO.
template <class Visit>
void for_each_table(std::string_view sql, Visit visit) {
    std::string_view previous;
    for (std::size_t at = 0; at < sql.size();) {
        if (!is_word(sql[at])) { ++at; continue; }
        auto end = at;
        while (end < sql.size() && is_word(sql[end])) ++end;
        const auto word = sql.substr(at, end - at);
        if (previous == "FROM" || previous == "JOIN" || previous == "UPDATE" || previous == "INTO") visit(previous, word);
        previous = word;
        at = end;
    }
}

std::string predicate(Scope::Kind kind, std::string_view alias, std::size_t place) {
    const std::string dot = alias.empty() ? std::string() : std::string(alias) + ".";
    const std::string here = "$" + std::to_string(place);
    switch (kind) {
        case Scope::Kind::subtree:
            return dot + "organisation_path >= " + here + " AND " + dot + "organisation_path < $" + std::to_string(place + 1);
        case Scope::Kind::own: return dot + "person_id = " + here;
        case Scope::Kind::assigned: return dot + "account_id = " + here;
        case Scope::Kind::public_notice: return dot + "notice_id = " + here;
        case Scope::Kind::system: return "1 = 1";
        case Scope::Kind::fund_read: break;
    }
    throw Bug("the fund's scope is for the fund's tables");
}

}

void Session::check(std::string_view sql, bool scoped, bool writes) const {
    const bool marked = sql.find("{scope") != std::string_view::npos;
    if (scoped != marked) throw Bug("scope and its marker do not go together: " + std::string(sql));
    for_each_table(sql, [&](std::string_view keyword, std::string_view name) {
        const auto* table = schema_.find(name);
        if (!table) return;
        if (table->scoped && !marked && keyword != "INTO") throw Bug("a scoped table without its scope: " + std::string(sql));
        const bool target = keyword == "INTO" || keyword == "UPDATE" || sql.starts_with("DELETE FROM " + table->name + " ");
        if (writes && table->of_record && target) throw Bug("a table of record written by hand: " + std::string(sql));
    });
}

const std::string& Session::expand(std::string_view sql, const Scope* scope, std::size_t parameters, bool writes) {
    std::string key(sql);
    key += scope ? static_cast<char>('0' + static_cast<int>(scope->kind())) : '-';
    const auto known = expanded_.find(key);
    if (known != expanded_.end()) return known->second;
    check(sql, scope != nullptr, writes);
    std::string text(sql);
    for (auto at = text.find("{scope"); at != std::string::npos; at = text.find("{scope", at)) {
        const auto end = text.find('}', at);
        ensure(end != std::string::npos);
        const auto alias = text[at + 6] == ':' ? text.substr(at + 7, end - at - 7) : std::string();
        text.replace(at, end - at + 1, predicate(scope->kind(), alias, parameters + 1));
    }
    return expanded_.emplace(std::move(key), std::move(text)).first->second;
}

Statement& Session::prepare(std::string_view sql, const Scope* scope, std::vector<Parameter>& parameters, Texts& texts,
                            bool writes) {
    const auto& text = expand(sql, scope, parameters.size(), writes);
    if (scope && scope->kind() == Scope::Kind::subtree) {
        ensure(!scope->path().empty() && scope->path().back() == '/');
        texts.push_back(std::make_unique<std::string>(scope->path()));
        parameters.push_back({.kind = Parameter::Kind::text, .data = *texts.back()});
        texts.push_back(std::make_unique<std::string>(scope->path()));
        texts.back()->back() = '0';  // the character after '/': where the subtree ends
        parameters.push_back({.kind = Parameter::Kind::text, .data = *texts.back()});
    } else if (scope && scope->kind() != Scope::Kind::system) {
        parameters.push_back({.number = scope->number()});
    }
    return connection_->prepare(text, parameters);
}

}
