#pragma once
// Which rows of a table with personal data a query may see: a closed type, stated on every such query.
#include "base/described.hpp"
#include "base/date.hpp"
#include "base/ids.hpp"
#include <cstdint>
#include <string>

namespace store {

/// What may be asked of the whole county, whoever asks: long work, checks that must know of rows elsewhere, and
/// what anybody may see. The list is closed; a test says it.
enum class SystemReason {
    verify,             // bangfu verify, and what a batch to be erased is compared with
    jobs,               // long work is taken and ended by the runner
    imports,            // long work of an import: its own rows, what it wrote, what expires
    ledgers,            // the ledgers follow people, cases and the calendar
    name_index,         // the index of names is of the whole county
    whole_county,       // the demo county is written at once
    one_record,         // one record per ID number, one living case a person, one household
    on_file_elsewhere,  // whether a number is on file outside the actor's scope
    match_above_both,   // a match is decided by the lowest organisation above both
    own_household,      // nobody decides on their own household
    rates,              // how often an account or a form was used, how many papers a case carries
    order_of_rows,      // a case's rows in their order
    notice_link,        // whoever holds a notice's link is shown which notice it is
    published_notices   // the policy publishes running notices
};
BOOST_DESCRIBE_ENUM(SystemReason, verify, jobs, imports, ledgers, name_index, whole_county, one_record,
                    on_file_elsewhere, match_above_both, own_household, rates, order_of_rows, notice_link,
                    published_notices)

/// The one choke point of data scope. A query writes {scope} or {scope:alias} where the condition on a scoped table
/// belongs, and {with:alias} for a scoped table whose rows it takes by those of another (same owner); the store
/// fills both in, and refuses a text in which a scoped table stands without.
class Scope {
public:
    enum class Kind { subtree, assigned, public_notice, system };

    /// Rows whose organisation_path begins with `path` ("/1/14/"): an office and all below it.
    static Scope subtree(std::string path) { return {Kind::subtree, std::move(path), 0}; }
    /// What an account was assigned, a case or a person, on that day; whose assignment has ended reads on for
    /// `days_after` days and then nothing more.
    static Scope assigned(AccountId account, Date today, int days_after) {
        return {Kind::assigned, today.iso(), account.value, today.plus_days(-days_after).iso()};
    }
    /// What belongs to the case of one public notice, reached by its link.
    static Scope public_notice(CaseId notified) { return {Kind::public_notice, {}, notified.value}; }
    /// Everything, for one of the reasons above.
    static Scope system(SystemReason reason) { return {Kind::system, {}, static_cast<std::int64_t>(reason)}; }

    Kind kind() const { return kind_; }
    const std::string& path() const { return text_; }
    std::int64_t number() const { return number_; }
    /// Of an assignment: the day, and the earliest last day of one that may still be read by.
    const std::string& day() const { return text_; }
    const std::string& ended_since() const { return since_; }

private:
    Scope(Kind kind, std::string text, std::int64_t number, std::string since = {})
        : kind_(kind), text_(std::move(text)), since_(std::move(since)), number_(number) {}
    Kind kind_;
    std::string text_, since_;
    std::int64_t number_;
};

}
