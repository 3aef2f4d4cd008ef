#include "store/transaction.hpp"

namespace store {

void Read::collect(const RowType& type, Add add_row, void* to, std::string_view sql, const Scope* scope,
                   ArgumentList arguments) {
    Query query(session_, sql, scope, arguments);
    while (query.next()) query.take(type, add_row(to));
}

bool Read::find_only(const RowType& type, void* row, std::string_view sql, const Scope* scope,
                     ArgumentList arguments) {
    Query query(session_, sql, scope, arguments);
    if (!query.next()) return false;
    query.take(type, row);
    ensure(!query.next());
    return true;
}

std::int64_t Read::single(std::string_view sql, const Scope* scope, ArgumentList arguments) {
    Query query(session_, sql, scope, arguments);
    ensure(query.next());
    return query.row().is_null(0) ? 0 : query.row().number(0);
}

}
