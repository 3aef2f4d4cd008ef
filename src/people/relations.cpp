#include "people/relations.hpp"
#include <algorithm>
#include <array>
#include <initializer_list>

namespace people {

namespace {

/// GB/T 4761 codes as far as one follows from another.
enum class Kin {
    head,
    spouse,
    child,
    child_in_law,
    grandchild,
    grandchild_in_law,
    great_grandchild,
    parent,
    parent_in_law,
    grandparent,
    spouses_grandparent,
    great_grandparent,
    sibling,
    siblings_spouse,
    parents_sibling,
    nephew,
    cousin,
    relative,
    stranger
};

struct KinOf {
    Kin kin;
    std::initializer_list<std::string_view> codes;
};

Kin kin_of(std::string_view code) {
    static const KinOf table[] = {{Kin::head, {"", "01"}},
                                  {Kin::spouse, {"10", "11", "12"}},
                                  {Kin::child,
                                   {"20", "21", "22", "23", "24", "25", "26", "27", "29", "30", "31", "32", "33",
                                    "34", "35", "36", "37", "39"}},
                                  {Kin::child_in_law, {"28", "38"}},
                                  {Kin::grandchild, {"40", "41", "42", "43", "44"}},
                                  {Kin::grandchild_in_law, {"45", "46"}},
                                  {Kin::great_grandchild, {"47", "48"}},
                                  {Kin::parent, {"50", "51", "52", "57", "58"}},
                                  {Kin::parent_in_law, {"53", "54", "55", "56"}},
                                  {Kin::grandparent, {"60", "61", "62", "63", "64"}},
                                  {Kin::spouses_grandparent, {"65"}},
                                  {Kin::great_grandparent, {"66", "67"}},
                                  {Kin::sibling, {"70", "71", "73", "75", "77"}},
                                  {Kin::siblings_spouse, {"72", "74", "76", "78"}},
                                  {Kin::parents_sibling, {"81", "83", "85", "88", "90"}},
                                  {Kin::nephew, {"93", "94", "95", "96"}},
                                  {Kin::cousin, {"91", "92"}},
                                  {Kin::stranger, {"99"}}};
    for (const auto& [kin, codes] : table)
        if (std::find(codes.begin(), codes.end(), code) != codes.end()) return kin;
    return Kin::relative;
}

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// By sex; `unknown` where it is not known.
std::string_view by(std::string_view sex, std::string_view male, std::string_view female,
                    std::string_view unknown = other_relative) {
    return sex == "1" ? male : sex == "2" ? female : unknown;
}

std::string_view spouse(std::string_view sex) { return by(sex, "11", "12", "10"); }
std::string_view parent(std::string_view sex) { return by(sex, "51", "52", "50"); }
std::string_view child(std::string_view sex) { return by(sex, "20", "30"); }
std::string_view child_in_law(std::string_view sex) { return by(sex, "28", "38"); }
std::string_view grandchild_in_law(std::string_view sex) { return by(sex, "46", "45"); }
std::string_view great_grandchild(std::string_view sex) { return by(sex, "47", "48"); }
std::string_view great_grandparent(std::string_view sex) { return by(sex, "66", "67", "69"); }

/// A son's child or a daughter's, by the sex of the one between.
std::string_view grandchild(std::string_view sex, std::string_view between) {
    return between == "1" ? by(sex, "41", "42", "40") : between == "2" ? by(sex, "43", "44", "40") : "40";
}
std::string_view grandparent(std::string_view sex, std::string_view between) {
    return between == "1" ? by(sex, "61", "62", "60") : between == "2" ? by(sex, "63", "64", "60") : "60";
}
/// The spouse's parent, by the sex of who is asked for and of the one who is married.
std::string_view parent_in_law(std::string_view sex, std::string_view married) {
    return married == "1" ? by(sex, "55", "56", "59") : married == "2" ? by(sex, "53", "54", "59") : "59";
}
/// The sex of the one between a grandchild or grandparent and the head, as the code says it.
std::string_view between_of(std::string_view code) {
    return is_one_of(code, {"41", "42", "61", "62"}) ? "1" : is_one_of(code, {"43", "44", "63", "64"}) ? "2" : "";
}

/// Whether two codes name the two of one couple.
bool are_couple(std::string_view a, std::string_view b) {
    static constexpr std::array<std::array<std::string_view, 2>, 5> couples{
        {{"51", "52"}, {"53", "54"}, {"55", "56"}, {"61", "62"}, {"63", "64"}}};
    return std::any_of(couples.begin(), couples.end(), [&](const auto& pair) {
        return (a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0]);
    });
}

std::string_view brother_or_sister_of_parent(std::string_view sex_of_parent, const Relative& sibling) {
    if (sex_of_parent == "2") return by(sibling.sex, "85", "88");
    if (sex_of_parent != "1") return other_relative;
    if (is_one_of(sibling.relation, {"71", "73"})) return sibling.relation == "71" ? "81" : "83";
    return by(sibling.sex, other_relative, "90");
}

/// The others as the spouse of the head sees them.
std::string_view to_spouse(const Relative& viewer, const Relative& other) {
    switch (kin_of(other.relation)) {
        case Kin::child:
        case Kin::child_in_law:
        case Kin::grandchild:
        case Kin::grandchild_in_law:
        case Kin::great_grandchild: return other.relation;
        case Kin::parent: return parent_in_law(other.sex, viewer.sex);
        case Kin::parent_in_law: return parent(other.sex);
        case Kin::grandparent: return "65";
        case Kin::spouses_grandparent: return "60";
        case Kin::great_grandparent: return "68";
        default: return other_relative;
    }
}

std::string_view to_child(const Relative& other, std::string_view sex_of_head) {
    const std::string_view sex_of_spouse = sex_of_head == "1" ? "2" : sex_of_head == "2" ? "1" : "";
    switch (kin_of(other.relation)) {
        case Kin::spouse: return parent(other.sex);
        case Kin::child: return "70";
        case Kin::parent: return grandparent(other.sex, sex_of_head);
        case Kin::parent_in_law: return grandparent(other.sex, sex_of_spouse);
        case Kin::grandparent: return great_grandparent(other.sex);
        case Kin::sibling: return brother_or_sister_of_parent(sex_of_head, other);
        case Kin::nephew: return sex_of_head == "1" && is_one_of(other.relation, {"93", "94"}) ? "91" : "92";
        default: return other_relative;
    }
}

std::string_view to_child_in_law(const Relative& viewer, const Relative& other) {
    const std::string_view sex = viewer.relation == "28" ? "1" : "2";
    switch (kin_of(other.relation)) {
        case Kin::spouse: return parent_in_law(other.sex, sex);
        case Kin::parent: return "65";
        default: return other_relative;
    }
}

std::string_view to_grandchild(const Relative& viewer, const Relative& other) {
    switch (kin_of(other.relation)) {
        case Kin::spouse: return grandparent(other.sex, between_of(viewer.relation));
        case Kin::parent: return great_grandparent(other.sex);
        default: return other_relative;
    }
}

/// As the head's parent sees them.
std::string_view to_parent(const Relative& viewer, const Relative& other, std::string_view sex_of_head) {
    switch (kin_of(other.relation)) {
        case Kin::spouse: return child_in_law(other.sex);
        case Kin::child: return grandchild(other.sex, sex_of_head);
        case Kin::child_in_law: return grandchild_in_law(other.sex);
        case Kin::grandchild: return great_grandchild(other.sex);
        case Kin::parent: return are_couple(viewer.relation, other.relation) ? spouse(other.sex) : other_relative;
        case Kin::sibling: return child(other.sex);
        case Kin::siblings_spouse: return child_in_law(other.sex);
        case Kin::grandparent: {
            const auto between = between_of(other.relation);
            if (between.empty() || viewer.sex.empty()) return other_relative;
            return between == viewer.sex ? parent(other.sex) : parent_in_law(other.sex, viewer.sex);
        }
        default: return other_relative;
    }
}

std::string_view to_parent_in_law(const Relative& viewer, const Relative& other) {
    const std::string_view sex_of_spouse = is_one_of(viewer.relation, {"53", "54"}) ? "1" : "2";
    switch (kin_of(other.relation)) {
        case Kin::spouse: return child(other.sex);
        case Kin::child: return grandchild(other.sex, sex_of_spouse);
        case Kin::child_in_law: return grandchild_in_law(other.sex);
        case Kin::grandchild: return great_grandchild(other.sex);
        case Kin::parent_in_law:
            return are_couple(viewer.relation, other.relation) ? spouse(other.sex) : other_relative;
        default: return other_relative;
    }
}

std::string_view to_grandparent(const Relative& viewer, const Relative& other) {
    switch (kin_of(other.relation)) {
        case Kin::spouse: return grandchild_in_law(other.sex);
        case Kin::child: return great_grandchild(other.sex);
        case Kin::sibling: return grandchild(other.sex, between_of(viewer.relation));
        case Kin::grandparent:
            return are_couple(viewer.relation, other.relation) ? spouse(other.sex) : other_relative;
        default: return other_relative;
    }
}

std::string_view to_sibling(const Relative& viewer, const Relative& other) {
    switch (kin_of(other.relation)) {
        case Kin::parent:
        case Kin::grandparent:
        case Kin::great_grandparent: return other.relation;
        case Kin::sibling: return "70";
        case Kin::child: {
            const auto man = by(other.sex, "93", "94"), woman = by(other.sex, "95", "96");
            return by(viewer.sex, man, woman);
        }
        default: return other_relative;
    }
}

/// What the head is to a brother or sister: the older of two sees the younger.
std::string_view head_to_sibling(std::string_view code, std::string_view sex) {
    if (is_one_of(code, {"71", "75"})) return by(sex, "73", "77", "70");
    if (is_one_of(code, {"73", "77"})) return by(sex, "71", "75", "70");
    return "70";
}

std::string_view head_to_nephew(std::string_view code, std::string_view sex) {
    return is_one_of(code, {"93", "94"}) ? by(sex, other_relative, "90") : by(sex, "85", "88");
}

std::string_view head_to_parents_sibling(std::string_view code, std::string_view sex) {
    return is_one_of(code, {"81", "83", "90"}) ? by(sex, "93", "94") : by(sex, "95", "96");
}

std::string_view head_to_child(std::string_view code, std::string_view sex) {
    return is_one_of(code, {"27", "37"}) ? by(sex, "57", "58", "59") : parent(sex);
}

std::string_view head_to_parent(std::string_view code, std::string_view sex) {
    return is_one_of(code, {"57", "58"}) ? by(sex, "27", "37") : child(sex);
}

}

std::string_view relation_of_head(const Relative& viewer, std::string_view sex) {
    const auto code = viewer.relation;
    switch (kin_of(code)) {
        case Kin::head: return "01";
        case Kin::spouse: return spouse(sex);
        case Kin::child: return head_to_child(code, sex);
        case Kin::child_in_law: return parent_in_law(sex, code == "28" ? "1" : "2");
        case Kin::grandchild: return grandparent(sex, between_of(code));
        case Kin::grandchild_in_law: return "65";
        case Kin::great_grandchild: return great_grandparent(sex);
        case Kin::parent: return head_to_parent(code, sex);
        case Kin::parent_in_law: return child_in_law(sex);
        case Kin::grandparent: return grandchild(sex, between_of(code));
        case Kin::spouses_grandparent: return grandchild_in_law(sex);
        case Kin::great_grandparent: return great_grandchild(sex);
        case Kin::sibling: return head_to_sibling(code, sex);
        case Kin::parents_sibling: return head_to_parents_sibling(code, sex);
        case Kin::nephew: return head_to_nephew(code, sex);
        case Kin::cousin:
        case Kin::stranger: return code;
        case Kin::siblings_spouse:
        case Kin::relative: return other_relative;
    }
    return other_relative;
}

std::string_view relation_between(const Relative& viewer, const Relative& other, std::string_view sex_of_head) {
    const auto of = kin_of(viewer.relation), to = kin_of(other.relation);
    if (to == Kin::head) return relation_of_head(viewer, sex_of_head);
    if (of == Kin::head) return other.relation;
    if (of == Kin::stranger || to == Kin::stranger) return "99";
    switch (of) {
        case Kin::spouse: return to_spouse(viewer, other);
        case Kin::child: return to_child(other, sex_of_head);
        case Kin::child_in_law: return to_child_in_law(viewer, other);
        case Kin::grandchild: return to_grandchild(viewer, other);
        case Kin::parent: return to_parent(viewer, other, sex_of_head);
        case Kin::parent_in_law: return to_parent_in_law(viewer, other);
        case Kin::grandparent: return to_grandparent(viewer, other);
        case Kin::sibling: return to_sibling(viewer, other);
        default: return other_relative;
    }
}

std::string_view relation_through(const Relative& by, const Relative& stated, std::string_view sex_of_head) {
    // The head, seen as one who lives in the household of `by`.
    const Relative head{relation_of_head(by, sex_of_head), sex_of_head};
    return relation_between(head, stated, by.sex);
}

}
