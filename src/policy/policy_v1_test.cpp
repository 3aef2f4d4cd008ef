#include "policy/policy_v1.hpp"
#include "http/route.hpp"
#include <doctest/doctest.h>
#include <set>

using namespace policy;

TEST_CASE("P-1: version 1 carries the paper's numbers") {
    const auto& policy = policy_v1();
    CHECK(policy.version == 1);
    CHECK(policy.income_line == Money{70000});
    CHECK(policy.income_line_included);
    CHECK(policy.income_line_rural_only);
    CHECK(policy.minimum_allowance_urban_only);
    CHECK(policy.founding_date.iso() == "1949-10-01");
    CHECK(policy.notice_working_days == 5);
    CHECK(policy.assembly_majority == MajorityOf::expected);
    CHECK(policy.levels.size() == 3);
    CHECK(policy.appeals_max == 1);
    CHECK_FALSE(policy.county_wide_public_list);
    CHECK_FALSE(policy.lend_dues_money);
    CHECK(policy.attachment_bytes_max == 10485760);
    CHECK(policy.attachments_max == 60);
    CHECK(policy.web_objections_an_hour == 10);
    CHECK(static_cast<std::uint64_t>(policy.attachment_bytes_max) < http::upload_bytes_max);
}

TEST_CASE("P-1: required papers are named once, in both languages, the signed ones for everybody") {
    std::set<std::string> codes, for_all;
    for (const auto& paper : policy_v1().required_papers) {
        CAPTURE(paper.code);
        CHECK(codes.insert(paper.code).second);
        CHECK_FALSE(paper.zh.empty());
        CHECK_FALSE(paper.en.empty());
        if (!paper.criterion) for_all.insert(paper.code);
    }
    CHECK(for_all.contains("data_use_notice"));
    CHECK(for_all.contains("means_check_authorisation"));
}
