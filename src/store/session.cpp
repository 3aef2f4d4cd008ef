#include "store/session.hpp"
#include "store/batches.hpp"
#include "store/sql_tables.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace store {

namespace {

/// A place in a text that the store fills in: {scope}, {scope:alias} or {with:alias}.
struct Marker {
    std::size_t begin = 0, end = 0;  // of the text with its braces
    bool restricts = false;          // {scope}: the rows of the scope; {with}: those that go with them
    std::string alias{};
    const TableInfo* table = nullptr;
};

std::optional<Marker> next_marker(std::string_view sql, std::size_t from) {
    for (auto at = sql.find('{', from); at != sql.npos; at = sql.find('{', at + 1)) {
        const auto end = sql.find('}', at);
        ensure(end != sql.npos);
        const auto word = sql.substr(at + 1, end - at - 1);
        const auto colon = std::min(word.find(':'), word.size());
        const auto kind = word.substr(0, colon);
        if (kind != "scope" && kind != "with") continue;
        return Marker{at, end + 1, kind == "scope", std::string(word.substr(std::min(colon + 1, word.size())))};
    }
    return std::nullopt;
}

/// The markers of a text, each with the scoped table it is for: where several go by one alias, in their order.
/// Bugs: a scoped table without a marker of its own, a table of record written by hand.
std::vector<Marker> markers_of(std::string_view sql, const Schema& schema) {
    std::vector<Marker> markers;
    for (auto at = next_marker(sql, 0); at; at = next_marker(sql, at->end)) markers.push_back(*at);
    for (const auto& named : tables_named(sql)) {
        const auto* table = schema.find(named.name);
        if (!table) continue;
        if (table->of_record && named.use != NamedTable::Use::read)
            throw Bug("a table of record written by hand: " + std::string(sql));
        if (!table->scoped || named.use == NamedTable::Use::inserted) continue;
        const auto own = std::find_if(markers.begin(), markers.end(),
                                      [&](const Marker& each) { return each.alias == named.alias && !each.table; });
        if (own == markers.end()) throw Bug("a scoped table without its own marker: " + std::string(sql));
        own->table = table;
    }
    return markers;
}

bool restricts(const std::vector<Marker>& markers) {
    return std::any_of(markers.begin(), markers.end(), [](const Marker& each) { return each.restricts; });
}

/// Rows of a batch that is still being written are nobody's to see.
std::string unless_hidden(const TableInfo* table, std::string_view alias) {
    const bool hides = table && is_written_in_batches(*table);
    return hides ? " AND " + shown_rows(alias) : "";
}

bool has_column(const TableInfo& table, std::string_view name) {
    return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end();
}

/// The condition that a row lies in a scope: a root's by itself or by others who see it, a child's by its owner's,
/// and theirs. Where several kinds of owners are known, by the one whose kind it says; of a kind whose owner
/// carries no scope everybody sees it.
class Within {
public:
    Within(const Schema& schema, Scope::Kind kind, std::size_t place)
        : schema_(schema), kind_(kind), place_(place) {}

    std::string of(const TableInfo* table, const std::string& alias) {
        if (!table || table->owners.empty()) return of_root_or_through(table, alias);
        const auto& name = alias.empty() ? table->name : alias;
        std::string out;
        for (const auto& owner : table->owners) out += (out.empty() ? "(" : " OR ") + by_owner(name, owner);
        return out + ")";
    }

private:
    std::string place(std::size_t further) const { return "$" + std::to_string(place_ + further); }

    std::string of_root_or_through(const TableInfo* table, const std::string& alias) {
        auto out = of_root(table, alias);
        if (!table || table->through.empty()) return out;
        for (const auto& each : table->through) out += " OR " + seen(alias.empty() ? table->name : alias, each);
        return "(" + out + ")";
    }

    std::string seen(const std::string& name, const SeenThrough& through) {
        const auto* by = schema_.find(through.by);
        if (!by || !by->scoped || !by->owners.empty()) throw Bug("seen through what is no root: " + through.by);
        const auto stands = fmt::format("stands_{}", ++inner_);
        const auto seer = fmt::format("seer_{}", inner_);
        return fmt::format(
            "EXISTS (SELECT 1 FROM {0} {1} JOIN {2} {3} ON {3}.{4} = {1}.{4}"
            " WHERE {1}.{5} = {6}.id AND {7}{8})",
            through.table, stands, through.by, seer, through.on, through.column, name, of_root(by, seer),
            unless_hidden(by, seer));
    }

    std::string of_root(const TableInfo* table, const std::string& alias) {
        if (kind_ == Scope::Kind::subtree) {
            const auto path = (alias.empty() ? "" : alias + ".") + "organisation_path";
            return fmt::format("{0} >= {1} AND {0} < {2}", path, place(0), place(1));
        }
        if (!table || table->assigned_as.empty()) return "1 = 0";  // nobody is assigned it
        return fmt::format(
            "EXISTS (SELECT 1 FROM assignments assigned_{0} WHERE assigned_{0}.account_id = {1}"
            " AND assigned_{0}.{2} = {3}.{4} AND assigned_{0}.from_on <= {5}"
            " AND (assigned_{0}.until_on IS NULL OR assigned_{0}.until_on >= {6}))",
            ++inner_, place(0), table->assigned_as, alias.empty() ? table->name : alias, table->assigned_column,
            place(1), place(2));
    }
    std::string by_owner(const std::string& name, const OwnedBy& owner) {
        const auto* above = schema_.find(owner.table);
        if (!above) throw Bug("an owner that is no table: " + owner.table);
        const auto kind = owner.kind.empty() ? "" : fmt::format("{}.owner_kind = '{}' AND ", name, owner.kind);
        if (!above->scoped) return "(" + kind + "1 = 1)";
        const auto alias = fmt::format("owner_{}", ++inner_);
        return fmt::format("({0}EXISTS (SELECT 1 FROM {1} {2} WHERE {2}.id = {3}.{4} AND {5}{6}))", kind,
                           owner.table, alias, name, owner.column, of(above, alias), unless_hidden(above, alias));
    }

    const Schema& schema_;
    Scope::Kind kind_;
    std::size_t place_;
    int inner_ = 0;
};

std::string predicate(const Schema& schema, Scope::Kind kind, const Marker& marker, std::size_t place) {
    if (kind == Scope::Kind::system || !marker.restricts) return "1 = 1";
    if (kind != Scope::Kind::public_notice) return Within(schema, kind, place).of(marker.table, marker.alias);
    if (!marker.table) throw Bug("no table of a notice's case");
    const auto dot = marker.alias.empty() ? std::string() : marker.alias + ".";
    return dot + (has_column(*marker.table, "case_id") ? "case_id = " : "id = ") + "$" + std::to_string(place);
}

}

const std::string& Session::expand(std::string_view sql, const Scope* scope, std::size_t parameters) {
    std::string key(sql);
    key += scope ? static_cast<char>('0' + static_cast<int>(scope->kind())) : '-';
    if (const auto* known = expanded_.find(key)) return *known;
    const auto markers = markers_of(sql, schema_);
    if (scope ? !restricts(markers) : !markers.empty())
        throw Bug("scope and its marker do not go together: " + std::string(sql));
    std::string text;
    std::size_t from = 0;
    for (const auto& marker : markers) {
        text += sql.substr(from, marker.begin - from);
        text += predicate(schema_, scope->kind(), marker, parameters + 1);
        if (scope->kind() != Scope::Kind::system) text += unless_hidden(marker.table, marker.alias);
        from = marker.end;
    }
    text += sql.substr(from);
    return expanded_.keep(key, std::move(text), [](const std::string&) { return true; });
}

const std::string& Session::fill(std::string_view sql, const Scope* scope, Arguments& arguments) {
    const auto& text = expand(sql, scope, arguments.values.size());
    if (!scope || scope->kind() == Scope::Kind::system) return text;
    const auto put = [&](const std::string& own) {
        arguments.texts.push_back(std::make_unique<std::string>(own));
        arguments.values.push_back({.kind = Parameter::Kind::text, .data = *arguments.texts.back()});
    };
    if (scope->kind() != Scope::Kind::subtree) arguments.values.push_back({.number = scope->number()});
    if (scope->kind() == Scope::Kind::assigned) {
        put(scope->day());
        put(scope->ended_since());
    }
    if (scope->kind() != Scope::Kind::subtree) return text;
    ensure(!scope->path().empty() && scope->path().back() == '/');
    auto end = scope->path();
    end.back() = '0';  // the character after '/': where the subtree ends
    put(scope->path());
    put(end);
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
