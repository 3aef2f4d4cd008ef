#pragma once
// A case on its way: members put on file, an application filled in, and each step taken by the person whose step it
// is. Stories stop it where they want and try what should be refused.
#include "tests/stories/support/story.hpp"

namespace stories {

/// A number with a right check character on an area that is nobody's: birth "19700307", sequence "002".
std::string id_number(const std::string& birth, const std::string& sequence);

/// A white dot, the smallest picture there is.
/// A picture that no other is the same as.
std::string picture();

/// A file of tests/fixtures/papers.
std::string paper_file(const std::string& name);

/// A path or query with its Chinese characters as %E7%8E%8B.
std::string in_url(const std::string& text);

/// Sends and requires that it was done; the answer.
Answer done(County& county, const std::string& who, const std::string& what, const std::string& body = "");

/// Who is to be put on file. Sequences make numbers; two people need two.
struct Person {
    std::string name = "王芳", sequence = "002", birth = "19700307";
    std::string join_date = "1995-07-01", residence = "rural";
};

/// A file's place: which case, what kind of paper, what is in it.
struct Paper {
    std::string kind, content = picture(), content_type = "image/png", name = "照片";
};

/// A member of a branch with a household, an income of last year under the line, and an application.
class Journey {
public:
    Journey(County& county, std::string branch, const Person& person = {});

    /// Goes on, by the usual people, until the case stands there: "draft", "submitted", …, "on_ledger".
    Journey& to(const std::string& status);
    /// One step by the usual people; does nothing more once it is on the ledger.
    void step();

    Answer attach(const std::string& who, const Paper& paper);
    void attach_papers();
    /// The newest versions of the case and of its application, notice and member as "{case}", "{v}",
    /// "{application_v}", "{notice}", "{notice_v}", "{member}", "{person}", "{household}", "{spouse}",
    /// "{attachment}".
    Kept kept();
    /// Sends with what kept() knows; "{date}" is today.
    Answer send(const std::string& who, const std::string& what, const std::string& body = "");
    /// The refusal's code, or the case's status after it was done.
    std::string outcome(const std::string& who, const std::string& what, const std::string& body = "");

    std::string status();
    /// The same, but for a returned case the status of the step it waits at.
    std::string waits_at();
    /// The case as the county sees it.
    Answer seen() { return county_.send("county_officer@县", {"GET", "/api/cases/" + case_}); }
    const std::string& id() const { return case_; }
    const std::string& member() const { return member_; }
    const std::string& person() const { return person_; }
    const std::string& household() const { return household_; }
    const std::string& branch() const { return branch_; }
    std::string committee() const;  // the place above the branch
    std::string clerk() const { return "branch_clerk@" + branch_; }

private:
    County& county_;
    std::string branch_, member_, person_, household_, spouse_, case_;
};

/// One row of what is tried with a case: the refusal's code, or the status it then has.
struct Try {
    const char* sentence;
    std::string who, what, body, outcome;
};
void check_tries(Journey&, const std::vector<Try>&);

/// Today in the county, "2026-03-02".
std::string today(const County& county);
/// Bodies as the usual people send them; "{v}" is the case's version.
std::string assembly_body(const std::string& votes = "17,15,14,0,1");
/// The same without a majority, recorded as such.
std::string failed_assembly_body(const std::string& votes = "17,15,8,6,1");
std::string notice_body();
std::string committee_body(const std::string& verdict = R"("verdict":"approve","level":2)");
std::string batch_body(const std::string& verdict = R"("verdict":"approve")");

}
