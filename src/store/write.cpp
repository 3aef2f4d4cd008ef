// Writes to tables of record: generated from the row structs, hashed, noted for the audit log.
#include "store/audit_log.hpp"
#include "store/batches.hpp"
#include "store/erasure.hpp"
#include <fmt/format.h>

namespace store {

namespace {

const Column& column_named(const std::vector<Column>& columns, std::string_view name) {
    for (const auto& column : columns)
        if (column.name == name) return column;
    throw Bug("no column " + std::string(name));
}

void escape_json(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else out += c;
    }
    out += '"';
}

/// A column's value for the log; a personal one is committed to, never told.
std::string logged(const crypto::Vault& vault, const Column& column, std::int64_t record) {
    const auto& value = column.value;
    if (value.null) return "null";
    if (value.kind == Parameter::Kind::number) return std::to_string(value.number);
    if (value.kind == Parameter::Kind::text && !column.personal) {
        std::string out;
        escape_json(out, value.data);
        return out;
    }
    return "\"#" + crypto::hex(vault.commitment(column.name, record, value.data)).substr(0, 16) + "\"";
}

/// "($1, $2), ($3, $4)"
std::string places(std::size_t rows, std::size_t width) {
    std::string out;
    for (std::size_t place = 1; place <= rows * width; ++place) {
        const bool begins = place % width == 1 || width == 1;
        out += fmt::format("{}${}{}", begins ? (place == 1 ? "(" : ", (") : ", ", place,
                           place % width == 0 ? ")" : "");
    }
    return out;
}

bool is_same(const Parameter& a, const Parameter& b) {
    return a.null == b.null && a.number == b.number && a.data == b.data;
}

}

/// Where a part began: what it may have to go back to.
struct Write::Part {
    AuditLog::Head head;
    std::vector<Change> changes{};  // not told of yet: the part may have told of them, and that is undone too
};

std::shared_ptr<const Write::Part> Write::begin_part() {
    session_.connection().script("SAVEPOINT part");
    return std::make_shared<const Part>(Part{log_.head(), changes_});
}

void Write::end_part(const Part& part, bool keep) {
    if (!keep) {
        session_.connection().script("ROLLBACK TO SAVEPOINT part");
        log_.move_back(part.head);
        changes_ = part.changes;
    }
    session_.connection().script("RELEASE SAVEPOINT part");
}

void Write::insert_rows(std::string_view sql, std::size_t width, const Arguments& rows) {
    constexpr std::string_view mark = "{rows}";
    const bool is_far = session_.connection().dialect() == Dialect::postgres;
    std::span<const Parameter> rest = rows.values;
    ensure(rest.size() % width == 0);
    for (const std::size_t at_once : {100, 10, 1}) {  // few different statements, since each is kept
        if (at_once > 1 && !is_far) continue;
        const auto step = at_once * width;
        if (rest.size() < step) continue;
        std::string text(sql);
        text.replace(text.find(mark), mark.size(), places(at_once, width));
        Arguments first{.values = {rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(step)}};
        auto& statement = session_.prepare(text, nullptr, first);
        for (; rest.size() >= step; rest = rest.subspan(step)) {
            Running running(statement, rest.first(step));
            while (running.next()) {}
        }
    }
}

std::int64_t Write::change(std::string_view sql, const Scope* scope, ArgumentList arguments) {
    Query query(session_, sql, scope, arguments);
    while (query.next()) {}
    return query.row().changes();
}

std::int64_t Write::execute(const std::string& sql, std::vector<Parameter> parameters) {
    Running running(session_.connection().prepare(sql, parameters), parameters);
    while (running.next()) {}
    return running.row().changes();
}

/// `before` is nothing for an inserted row: what it began as stands in the row, or in the first change after it.
void Write::note(std::string_view table, const std::vector<Column>& columns, Change change,
                 const std::vector<Column>* before) {
    change.table = table;
    change.id = column_named(columns, "id").value.number;
    change.version = column_named(columns, "version").value.number;
    const bool deleted = change.operation == 'd';
    if (!deleted) change.hash = crypto::hex(vault().row_hash(canonical_row(table, columns)));
    std::string fields;
    for (std::size_t i = 0; before && i < columns.size(); ++i) {
        const auto& [name, value, personal] = columns[i];
        if (name == "version" || (!deleted && is_same((*before)[i].value, value))) continue;
        fields += fmt::format("{}\"{}\":[{},{}]", fields.empty() ? "" : ",", name,
                              logged(vault(), (*before)[i], change.id),
                              deleted ? "null" : logged(vault(), columns[i], change.id));
    }
    change.fields = "{" + fields + "}";
    changes_.push_back(std::move(change));
}

/// The row as it stands, for the log's before and after.
std::vector<Column> Write::stored_record(std::string_view table, const std::vector<Column>& columns, Texts& texts) {
    const std::vector<Parameter> key{column_named(columns, "id").value};
    Running running(session_.connection().prepare(session_.record_sql(table, 's', columns), key), key);
    ensure(running.next());
    auto out = columns;
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto& value = out[i].value;
        const auto place = static_cast<int>(i);
        value = {.kind = value.kind, .null = running.row().is_null(place)};
        if (value.null) continue;
        if (value.kind == Parameter::Kind::number) {
            value.number = running.row().number(place);
        } else {
            texts.push_back(std::make_unique<std::string>(running.row().bytes(place)));
            value.data = *texts.back();
        }
    }
    return out;
}

void Write::insert_record(std::string_view table, const RowType& type, const void* row) {
    Texts texts;
    const auto columns = columns_of(type, row, texts);
    std::vector<Parameter> values;
    for (const auto& column : columns) values.push_back(column.value);
    execute(session_.record_sql(table, 'i', columns), std::move(values));
    note(table, columns, {.operation = 'i'}, nullptr);
}

void Write::update_record(std::string_view table, const RowType& type, const void* row, std::int64_t version) {
    Texts texts;
    const auto columns = columns_of(type, row, texts);
    const auto before = stored_record(table, columns, texts);
    std::vector<Parameter> values;
    for (const auto& column : columns) values.push_back(column.value);
    values.push_back({.number = version});
    ensure(execute(session_.record_sql(table, 'u', columns), std::move(values)) == 1);
    note(table, columns, {.operation = 'u'}, &before);
}

void Write::erase_record(std::string_view table, const RowType& type, const void* row) {
    Texts texts;
    const auto columns = columns_of(type, row, texts);
    const auto before = stored_record(table, columns, texts);
    const auto& id = column_named(columns, "id").value;
    ensure(execute(session_.record_sql(table, 'd', columns), {id, column_named(columns, "version").value}) == 1);
    note(table, columns, {.operation = 'd'}, &before);
}

void Write::changed(std::string_view what, std::int64_t id) {
    for (const auto& each : session_.schema().followers)
        if (each.of == what) each.follow(*this, id);
}

void Write::announce(const Erasure& erasure) {
    for (auto& change : erasure.changes()) changes_.push_back(std::move(change));
}

void Write::settle_announced() {
    for (const auto& change : changes_) ensure(change.operation == 'd');
    changes_.clear();
}

void Write::audit(const Audit& what) {
    if (is_erasure(what.action))
        for (auto& change : changes_)
            if (change.operation == 'd') change.fields = "{}";
    log_.append(*this, what, changes_);
    changes_.clear();
}

}
