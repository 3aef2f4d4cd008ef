#include "base/permission.hpp"
#include "http/route.hpp"
#include "people/code_tables.hpp"
#include "people/field_rules.hpp"
#include "people/people.hpp"
#include "people/routes.hpp"

namespace people {
using enum http::verb;
using enum Permission;
using http::serve;

std::span<const http::Route> routes() {
    static const http::Route table[] = {
        {get, "/api/codes", signed_in, serve<show_codes>},
        {get, "/api/members", read_people, serve<list_members>},
        {get, "/api/members/total", read_people, serve<member_total>},
        {post, "/api/members", edit_people, serve<add_member>},
        {get, "/api/members/{member}", read_people, serve<show_member>},
        {post, "/api/members/{member}", edit_people, serve<edit_member>},
        {post, "/api/members/{member}/doubts", edit_people, serve<check_doubt>},
        {post, "/api/members/{member}/household", edit_people, serve<save_household>},
        {post, "/api/households/{household}/members", edit_people, serve<add_household_member>},
        {post, "/api/households/{household}/merge", edit_people, serve<merge_household>},
        {post, "/api/households/{household}/split", edit_people, serve<split_household>},
        {post, "/api/households/{household}/incomes", edit_people, serve<save_income>},
        {post, "/api/household-members/{household_member}", edit_people, serve<edit_household_member>},
        {post, "/api/household-members/{household_member}/remove", edit_people, serve<remove_household_member>},
        {post, "/api/people/{person}/reveal", reveal_personal, serve<reveal>},
        {get, "/api/matches", decide_matches, serve<list_matches>},
        {post, "/api/matches/{match}/decide", decide_matches, serve<decide_match>},
    };
    return table;
}

std::vector<http::TodoSource> todos() { return {{decide_matches, matches_todo}}; }

}
