#include "base/limits.hpp"
#include "people/people.hpp"
#include "people/rules.hpp"
#include "people/sentences.hpp"
#include <algorithm>
#include <doctest/doctest.h>

using namespace people;

namespace {

const Date today = *Date::parse("2026-06-30");

/// A member on whom everything agrees; each row of the table changes one thing.
MemberFacts agreeing() {
    return {.name = "王建国",
            .id_number = "990101195503071235",
            .sex = "1",
            .birth_date = Date::parse("1955-03-07"),
            .join_date = PartialDate::parse("1978-06-01"),
            .regular_date = PartialDate::parse("1979-06-01"),
            .member_type = "full"};
}

/// "field code", warnings with a "?" before them.
std::vector<std::string> words_of(const std::vector<Finding>& findings) {
    std::vector<std::string> words;
    for (const auto& finding : findings) {
        words.push_back((finding.severity == Severity::warning ? "?" : "") + finding.field + " " + finding.code);
        if (finding.severity == Severity::error)
            continue;  // a refusal, whose words http/ or people/ has by its code
        CHECK_MESSAGE(!finding.message.empty(), finding.code);
        CHECK_MESSAGE(!finding.message_en.empty(), finding.code);
    }
    return words;
}

using Words = std::vector<std::string>;

/// One thing changed on a member on whom all agrees, and what is then found.
struct MemberCase {
    const char* sentence;
    void (*change)(MemberFacts&);
    Words expected;
};

void check_members(const std::vector<MemberCase>& rows) {
    for (const auto& [sentence, change, expected] : rows) {
        CAPTURE(sentence);
        auto facts = agreeing();
        change(facts);
        CHECK(words_of(check_member(facts, today)) == expected);
    }
}

RelationFact relative(const char* relation, const char* born = "1990-01-01", bool alive = true) {
    return {.relation = relation, .birth_date = Date::parse(born), .alive = alive};
}

std::optional<Money> fen(std::int64_t sum) { return Money{sum}; }

}

TEST_CASE("a member's papers agree, or what differs is named (domain.md 1.5)") {
    check_members({
        {"all agrees", [](MemberFacts&) {}, {}},
        {"no number, no birth date",
         [](MemberFacts& m) {
             m.id_number = "";
             m.birth_date = {};
             m.sex = "";
         },
         {}},
        {"name with a digit", [](MemberFacts& m) { m.name = "王建国2"; }, {"name people.name_invalid"}},
        {"number cut short",
         [](MemberFacts& m) { m.id_number = "99010119550307123"; },
         {"id_number id_number.format"}},
        {"wrong check digit",
         [](MemberFacts& m) { m.id_number = "990101195503071231"; },
         {"id_number id_number.check_digit"}},
        {"other birth date",
         [](MemberFacts& m) { m.birth_date = Date::parse("1955-03-08"); },
         {"birth_date people.birth_differs"}},
        {"other sex", [](MemberFacts& m) { m.sex = "2"; }, {"sex people.sex_differs"}},
        {"born in 1849",
         [](MemberFacts& m) {
             m.id_number = "";
             m.birth_date = Date::parse("1849-12-31");
         },
         {"birth_date people.birth_long_ago"}},
        {"born on the next day",
         [](MemberFacts& m) {
             m.id_number = "";
             m.birth_date = Date::parse("1850-01-01");
         },
         {}},
        {"born tomorrow",
         [](MemberFacts& m) {
             m.id_number = "";
             m.birth_date = today.plus_days(1);
             m.join_date = {};
             m.regular_date = {};
         },
         {"birth_date people.date_in_future", "?join_date people.join_date_missing"}},
    });
}

TEST_CASE("nobody dies tomorrow, nor before they were born or had joined, as far as that is known") {
    struct Row {
        const char *sentence, *died, *born, *joined, *fault;
    };
    const Row rows[] = {
        {"lives", "", "1955-03-07", "1978-06", ""},
        {"died today", "2026-06-30", "", "", ""},
        {"dies tomorrow", "2026-07-01", "", "", "people.date_in_future"},
        {"died on the day of birth", "1955-03-07", "1955-03-07", "", ""},
        {"the day before", "1955-03-06", "1955-03-07", "", "people.died_before_birth"},
        {"died on the day of joining", "1978-06-02", "1955-03-07", "1978-06-02", ""},
        {"the day before", "1978-06-01", "1955-03-07", "1978-06-02", "people.died_before_joining"},
        {"in the month of joining", "1978-06-01", "1955-03-07", "1978-06", ""},
        {"in the month before", "1978-05-31", "1955-03-07", "1978-06", "people.died_before_joining"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(death_fault({Date::parse(row.died), Date::parse(row.born), PartialDate::parse(row.joined)}, today) ==
              row.fault);
    }
}

TEST_CASE("a month without its day is never held against anybody: joining and becoming regular") {
    check_members({
        {"joined on the 18th birthday", [](MemberFacts& m) { m.join_date = PartialDate::parse("1973-03-07"); }, {}},
        {"joined the day before",
         [](MemberFacts& m) { m.join_date = PartialDate::parse("1973-03-06"); },
         {"?join_date people.join_under_18"}},
        {"joined in the month of the birthday",
         [](MemberFacts& m) { m.join_date = PartialDate::parse("1973-03"); },
         {}},
        {"joined in the month before",
         [](MemberFacts& m) { m.join_date = PartialDate::parse("1973-02"); },
         {"?join_date people.join_under_18"}},
        {"joined before birth",
         [](MemberFacts& m) { m.join_date = PartialDate::parse("1955-02"); },
         {"join_date people.join_before_birth"}},
        {"joins tomorrow",
         [](MemberFacts& m) {
             m.join_date = PartialDate::parse("2026-07-01");
             m.regular_date = {};
         },
         {"join_date people.date_in_future"}},
        {"regular a year later to the day",
         [](MemberFacts& m) { m.regular_date = PartialDate::parse("1979-06-01"); },
         {}},
        {"regular a day short of a year",
         [](MemberFacts& m) { m.regular_date = PartialDate::parse("1979-05-31"); },
         {"?regular_date people.regular_within_year"}},
        {"regular in the month a year is full",
         [](MemberFacts& m) { m.regular_date = PartialDate::parse("1979-06"); },
         {}},
        {"regular before joining",
         [](MemberFacts& m) { m.regular_date = PartialDate::parse("1978-05"); },
         {"regular_date people.regular_before_join"}},
        {"probationary with a regular date",
         [](MemberFacts& m) { m.member_type = "probationary"; },
         {"regular_date people.probationary_regular"}},
        {"probationary without one",
         [](MemberFacts& m) {
             m.member_type = "probationary";
             m.regular_date = {};
         },
         {}},
        {"no such type", [](MemberFacts& m) { m.member_type = "honorary"; }, {"member_type people.code_unknown"}},
    });
}

TEST_CASE("an account is doubtful by its check digit, a card only, and by a holder who is not the member") {
    check_members({
        {"a card that holds", [](MemberFacts& m) { m.bank_account = "6222020200112230"; }, {}},
        {"a digit wrong",
         [](MemberFacts& m) { m.bank_account = "6222020200112231"; },
         {"?bank_account people.account_check_fails"}},
        {"nineteen digits that do not hold",
         [](MemberFacts& m) { m.bank_account = "6222020200112233445"; },
         {"?bank_account people.account_check_fails"}},
        {"a passbook of fifteen", [](MemberFacts& m) { m.bank_account = "622202020011223"; }, {}},
        {"of twenty", [](MemberFacts& m) { m.bank_account = "62220202001122334451"; }, {}},
        {"held by the member", [](MemberFacts& m) { m.bank_holder = m.name; }, {}},
        {"by another", [](MemberFacts& m) { m.bank_holder = "王建"; }, {"?bank_holder people.holder_differs"}},
    });
}

TEST_CASE("the area of a number is a doubt when it is of no province") {
    struct Row {
        const char *sentence, *digits;
        Words expected;
    };
    const Row rows[] = {{"Beijing", "110101195503071239", {}},
                        {"a county of 2021", "330113195503071239", {}},
                        {"one that is no more", "513002195503071239", {}},
                        {"a permit of Taiwan residents", "830000195503071239", {}},
                        {"nobody's", "990101195503071235", {"?id_number people.area_unknown"}},
                        {"between two provinces", "160101195503071239", {"?id_number people.area_unknown"}}};
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(words_of(check_area({.digits = row.digits})) == row.expected);
    }
}

TEST_CASE("who died leaves a head's share with the next month") {
    const auto died = Date::parse("2025-12-10");
    struct Row {
        const char *sentence, *day;
        bool shares;
    };
    const Row rows[] = {{"before", "2025-11-30", true},
                        {"the day before", "2025-12-09", true},
                        {"that day", "2025-12-10", true},
                        {"the month's last", "2025-12-31", true},
                        {"the next month's first", "2026-01-01", false},
                        {"a year later in the same month", "2026-12-01", false}};
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(shares_income(died, *Date::parse(row.day)) == row.shares);
    }
    CHECK(shares_income(std::nullopt, today));
}

TEST_CASE("relations within a household") {
    struct Row {
        const char* sentence;
        std::vector<RelationFact> others;
        Words expected;
    };
    const Row rows[] = {
        {"spouse and two children", {relative("12", "1957-01-01"), relative("22"), relative("30")}, {}},
        {"nobody else", {}, {}},
        {"two living spouses", {relative("12"), relative("10")}, {"relation people.spouse_twice"}},
        {"one died", {relative("12", "1950-01-01", false), relative("12")}, {}},
        {"two heads", {relative("02"), relative("02")}, {"relation people.head_twice"}},
        {"the member again", {relative("01")}, {"relation people.relation_self"}},
        {"two fathers",
         {relative("51", "1930-01-01"), relative("51", "1931-01-01")},
         {"?relation people.parent_twice"}},
        {"a grandchild older than the child",
         {relative("20", "1990-01-01"), relative("41", "1989-01-01")},
         {"?birth_date people.ages_against_relations"}},
        {"eleven years between the generations",
         {relative("20", "1990-01-01"), relative("41", "2001-12-31")},
         {"?birth_date people.ages_against_relations"}},
        {"twelve", {relative("20", "1990-01-01"), relative("41", "2002-01-01")}, {}},
    };
    for (const auto& [sentence, others, expected] : rows) {
        CAPTURE(sentence);
        CHECK(words_of(check_relations(others)) == expected);
    }
}

TEST_CASE("a household with its member") {
    HouseholdFacts facts{.member = {.birth_date = Date::parse("1955-03-07")},
                         .others = {relative("12", "1957-01-01"), relative("20", "1980-01-01")}};
    CHECK(words_of(check_household(facts)) == Words{});

    facts.others[1] = relative("20", "1960-01-01");
    // Too near in age to the member; a spouse may be of any age.
    CHECK(words_of(check_household(facts)) == Words{"?members[1].birth_date people.ages_against_relations"});

    facts.others[1] = relative("100", "1960-01-01");
    CHECK(words_of(check_household(facts)) == Words{"members[1].relation people.code_unknown"});
}

TEST_CASE("income: four kinds, costs, a head's share rounded half up") {
    struct Row {
        const char* sentence;
        IncomeItems items;
        std::int64_t size;
        std::optional<Money> total, net, per_head;
    };
    const Row rows[] = {
        {"nothing known", {}, 3, {}, {}, {}},
        {"four kinds",
         {.wages = fen(10000), .business = fen(20000), .transfers = fen(3000), .property = fen(400)},
         2,
         fen(33400),
         fen(33400),
         fen(16700)},
        {"one kind is enough", {.transfers = fen(100)}, 3, fen(100), fen(100), fen(33)},
        {"half a fen goes up", {.wages = fen(101)}, 2, fen(101), fen(101), fen(51)},
        {"costs", {.business = fen(50000), .expenses = fen(20000)}, 3, fen(50000), fen(30000), fen(10000)},
        {"a loss", {.business = fen(-50000)}, 3, fen(-50000), fen(-50000), fen(-16667)},
        {"as stated", {.stated_total = fen(60000)}, 4, fen(60000), fen(60000), fen(15000)},
        {"as stated, costs are not taken off twice",
         {.expenses = fen(100), .stated_total = fen(60000)},
         4,
         fen(60000),
         fen(60000),
         fen(15000)},
        {"kinds before what is stated",
         {.wages = fen(70000), .stated_total = fen(60000)},
         1,
         fen(70000),
         fen(70000),
         fen(70000)},
        {"nobody to share", {.wages = fen(100)}, 0, fen(100), fen(100), {}},
    };
    for (const auto& [sentence, items, size, total, net, share] : rows) {
        CAPTURE(sentence);
        const auto sums = income_sums(items, size);
        CHECK(sums.total == total);
        CHECK(sums.net == net);
        CHECK(sums.per_head == share);
    }
    CHECK(income_sums(IncomeItems{.wages = Money{1}}, 1).itemised);
    CHECK_FALSE(income_sums(IncomeItems{.stated_total = Money{1}}, 1).itemised);
}

TEST_CASE("a household's figures: who is listed, or that nobody else is, or the size on paper, or unknown") {
    const IncomeRow income{.year = 2025, .stated_total = Money{90'000}, .stated_size = 3};
    struct Row {
        const char* sentence;
        HouseholdCount count;
        std::optional<std::int64_t> size, per_head;
    };
    const Row rows[] = {
        {"nothing is known", {}, {}, {}},
        {"nobody listed yet", {.latest = IncomeRow{.year = 2025, .stated_total = Money{90'000}}}, {}, {}},
        {"the size on paper", {.latest = income}, 3, 30'000},
        {"who is listed, the paper aside", {.listed = 1, .living = 1, .heads = 1, .latest = income}, 2, 45'000},
        {"the dead do not count", {.listed = 1, .living = 0, .latest = income}, 1, 90'000},
        {"who died this month still has a share", {.listed = 1, .heads = 1, .latest = income}, 1, 45'000},
        {"stated to live alone", {.lives_alone = true}, 1, {}},
        {"stated to live alone, the paper aside", {.lives_alone = true, .latest = income}, 1, 90'000},
        {"who is listed, whatever was stated",
         {.listed = 2, .living = 2, .heads = 2, .lives_alone = true, .latest = income},
         3,
         30'000}};
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto figures = household_figures(row.count);
        CHECK(figures.size == row.size);
        CHECK((figures.per_head ? std::optional(figures.per_head->fen) : std::nullopt) == row.per_head);
    }
}

TEST_CASE("income: what cannot be and what does not add up") {
    struct Row {
        const char* sentence;
        IncomeItems items;
        std::optional<std::int64_t> listed;
        Words expected;
    };
    const Row rows[] = {
        {"negative, which business may be",
         {.wages = fen(-1), .business = fen(-1), .transfers = fen(0)},
         {},
         {"wages money.negative"}},
        {"each kind at its ceiling",
         {.wages = money_most, .business = -money_most, .transfers = money_most, .property = money_most},
         {},
         {}},
        {"a fen beyond it, each by its name",
         {.wages = money_most + Money{1},
          .business = -money_most - Money{1},
          .expenses = fen(INT64_MAX),
          .stated_total = fen(INT64_MIN)},
         {},
         {"wages money.too_large", "business money.too_large", "expenses money.too_large",
          "stated_total money.too_large"}},
        {"a total that is the net", {.wages = fen(500), .expenses = fen(100), .stated_total = fen(400)}, {}, {}},
        {"that is the sum", {.wages = fen(500), .expenses = fen(100), .stated_total = fen(500)}, {}, {}},
        {"that is neither",
         {.wages = fen(500), .expenses = fen(100), .stated_total = fen(450)},
         {},
         {"?stated_total people.income_differs"}},
        {"a total alone", {.stated_total = fen(450)}, {}, {}},
        {"costs alone", {.expenses = fen(1)}, {}, {"?expenses people.expenses_without_income"}},
        {"costs of nothing", {.expenses = fen(0)}, {}, {}},
        {"as many as are listed", {.wages = fen(1), .stated_size = 3}, 3, {}},
        {"not as many", {.wages = fen(1), .stated_size = 3}, 2, {"?stated_size people.size_differs"}},
        {"and nobody listed", {.wages = fen(1), .stated_size = 3}, {}, {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        CHECK(words_of(check_income(row.items, row.listed)) == row.expected);
    }
}
