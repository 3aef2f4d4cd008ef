#pragma once
// Which rows of a table with personal data a query may see: a closed type, stated on every such query.
#include "base/ids.hpp"
#include <cstdint>
#include <string>
#include <string_view>

namespace store {

/// The one choke point of data scope. A query writes {scope} or {scope:alias} where the predicate belongs;
/// the store fills it in. The scoped columns are organisation_path, person_id, account_id, notice_id.
class Scope {
public:
    enum class Kind { subtree, assigned, own, fund_read, public_notice, system };

    /// Rows whose organisation_path begins with `path` ("/1/14/"): an office and all below it.
    static Scope subtree(std::string path) { return {Kind::subtree, std::move(path), 0}; }
    /// Rows assigned to an account by a pairing or partner table.
    static Scope assigned(AccountId account) { return {Kind::assigned, {}, account.value}; }
    /// A member's own rows.
    static Scope own(PersonId person) { return {Kind::own, {}, person.value}; }
    static Scope fund_read() { return {Kind::fund_read, {}, 0}; }
    /// One public notice, reached by its link.
    static Scope public_notice(NoticeId notice) { return {Kind::public_notice, {}, notice.value}; }
    /// Everything: only for jobs, verify and checks across the county; `reason` names which.
    static Scope system(std::string_view reason) { return {Kind::system, std::string(reason), 0}; }

    Kind kind() const { return kind_; }
    const std::string& path() const { return text_; }
    std::int64_t number() const { return number_; }

private:
    Scope(Kind kind, std::string text, std::int64_t number)
        : kind_(kind), text_(std::move(text)), number_(number) {}
    Kind kind_;
    std::string text_;
    std::int64_t number_;
};

}
