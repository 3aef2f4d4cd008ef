#include "store/session.hpp"
#include "store/batches.hpp"
#include "store/sql_tables.hpp"
#include <fmt/format.h>

namespace store {

namespace {

bool is_word(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether `sql` names the table under that alias: " cases c" followed by no letter.
bool is_named(std::string_view sql, const std::string& table, std::string_view alias) {
    const auto name = " " + table + (alias.empty() ? "" : " " + std::string(alias));
    for (auto at = sql.find(name); at != sql.npos; at = sql.find(name, at + 1)) {
        const auto end = at + name.size();
        if (end == sql.size() || !is_word(sql[end])) return true;
    }
    return false;
}

/// Rows of a batch that is still being written are nobody's to see.
std::string unless_hidden(std::string_view sql, std::string_view alias, const Schema& schema) {
    for (const auto& table : schema.tables)
        if (table.scoped && is_written_in_batches(table) && is_named(sql, table.name, alias))
            return " AND " + shown_rows(alias);
    return "";
}

std::string predicate(Scope::Kind kind, std::string_view alias, std::size_t place) {
    const std::string dot = alias.empty() ? std::string() : std::string(alias) + ".";
    const std::string here = "$" + std::to_string(place);
    switch (kind) {
        case Scope::Kind::subtree:
            return dot + "organisation_path >= " + here + " AND " + dot + "organisation_path < $" +
                   std::to_string(place + 1);
        case Scope::Kind::own: return dot + "person_id = " + here;
        case Scope::Kind::assigned: return dot + "account_id = " + here;
        case Scope::Kind::public_notice: return dot + "notice_id = " + here;
        case Scope::Kind::system: return "1 = 1";
        case Scope::Kind::fund_read: break;
    }
    throw Bug("the fund's scope is for the fund's tables");
}

}

void Session::check(std::string_view sql, bool scoped) const {
    const bool marked = sql.find("{scope") != std::string_view::npos;
    if (scoped != marked) throw Bug("scope and its marker do not go together: " + std::string(sql));
    for (const auto& [use, name] : tables_named(sql)) {
        const auto* table = schema_.find(name);
        if (!table) continue;
        if (table->scoped && !marked && use != NamedTable::Use::inserted)
            throw Bug("a scoped table without its scope: " + std::string(sql));
        if (table->of_record && use != NamedTable::Use::read)
            throw Bug("a table of record written by hand: " + std::string(sql));
    }
}

const std::string& Session::expand(std::string_view sql, const Scope* scope, std::size_t parameters) {
    std::string key(sql);
    key += scope ? static_cast<char>('0' + static_cast<int>(scope->kind())) : '-';
    if (const auto* known = expanded_.find(key)) return *known;
    check(sql, scope != nullptr);
    std::string text(sql);
    for (auto at = text.find("{scope"); at != std::string::npos; at = text.find("{scope", at)) {
        const auto end = text.find('}', at);
        ensure(end != std::string::npos);
        const auto alias = text[at + 6] == ':' ? text.substr(at + 7, end - at - 7) : std::string();
        auto condition = predicate(scope->kind(), alias, parameters + 1);
        if (scope->kind() != Scope::Kind::system) condition += unless_hidden(sql, alias, schema_);
        text.replace(at, end - at + 1, condition);
    }
    return expanded_.keep(key, std::move(text), [](const std::string&) { return true; });
}

const std::string& Session::fill(std::string_view sql, const Scope* scope, Arguments& arguments) {
    const auto& text = expand(sql, scope, arguments.values.size());
    if (!scope || scope->kind() == Scope::Kind::system) return text;
    if (scope->kind() != Scope::Kind::subtree) {
        arguments.values.push_back({.number = scope->number()});
        return text;
    }
    ensure(!scope->path().empty() && scope->path().back() == '/');
    auto end = scope->path();
    end.back() = '0';  // the character after '/': where the subtree ends
    for (const auto& each : {scope->path(), end}) {
        arguments.texts.push_back(std::make_unique<std::string>(each));
        arguments.values.push_back({.kind = Parameter::Kind::text, .data = *arguments.texts.back()});
    }
    return text;
}

Statement& Session::prepare(std::string_view sql, const Scope* scope, Arguments& arguments) {
    const auto& text = fill(sql, scope, arguments);  // first: it adds to the arguments
    return connection_->prepare(text, arguments.values);
}

Statement& Session::prepare_large(std::string_view sql, const Scope* scope, Arguments& arguments) {
    const auto& text = fill(sql, scope, arguments);
    return connection_->prepare_large(text, arguments.values);
}

const std::string& Session::record_sql(std::string_view table, char operation, const std::vector<Column>& columns) {
    auto& sql = record_sql_[std::string(table) + operation];
    if (!sql.empty()) return sql;
    std::string names, places, sets;
    std::size_t place = 0, id_place = 0;
    for (const auto& column : columns) {
        ++place;
        if (column.name == "id") id_place = place;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
        places += fmt::format("{}${}", places.empty() ? "" : ", ", place);
        // Never the id: SQLite would look for rows that refer to it, through whole tables where no index helps.
        if (place != id_place) sets += fmt::format("{}{} = ${}", sets.empty() ? "" : ", ", column.name, place);
    }
    if (operation == 'i') sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, places);
    if (operation == 'u')
        sql = fmt::format("UPDATE {} SET {} WHERE id = ${} AND version = ${}", table, sets, id_place, place + 1);
    if (operation == 'd') sql = fmt::format("DELETE FROM {} WHERE id = $1 AND version = $2", table);
    if (operation == 's') sql = fmt::format("SELECT {} FROM {} WHERE id = $1", names, table);
    return sql;
}

Arguments arguments_of(ArgumentList list) {
    Arguments out;
    out.values.reserve(list.size() + 2);  // the scope's own
    for (const auto& each : list) each.put(out.texts, out.values.emplace_back());
    return out;
}

Running::Running(Statement& statement, std::span<const Parameter> parameters) : statement_(statement) {
    statement_.busy = true;
    try {
        statement_.start(parameters);
    } catch (...) {
        finish();
        throw;
    }
}

void Running::finish() {
    statement_.finish();
    statement_.busy = false;
}

Query::Query(Session& session, std::string_view sql, const Scope* scope, ArgumentList list, Result result)
    : arguments_(arguments_of(list)),
      statement_(result == Result::large ? session.prepare_large(sql, scope, arguments_)
                                         : session.prepare(sql, scope, arguments_)),
      running_(statement_, arguments_.values) {}

Query::~Query() = default;

}
