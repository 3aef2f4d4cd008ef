#include "cases/case_file.hpp"
#include "store/columns.hpp"

namespace cases {

using store::Among;
using store::IdList;
using store::Read;
using store::Scope;
using store::select_scoped;

namespace {

/// Puts the rows of a table into the files of their cases.
template <class R, class File, class Base>
void add_rows(Read& db, const Scope& scope, const Among& sql, const IdList& ids,
              std::unordered_map<CaseId, File>& files, std::vector<R> Base::*list) {
    for (auto& row : store::rows_among<R>(db, scope, sql, ids))
        (files.at(row.case_id).*list).push_back(std::move(row));
}

template <class R>
Among in_order(std::string_view order = "t.id") {
    return Among(select_scoped<R>("t.case_id IN ({ids}) ORDER BY " + std::string(order)));
}

template <class File>
IdList add_cases(Read& db, const Scope& scope, const IdList& ids, std::unordered_map<CaseId, File>& files) {
    static const Among sql(select_scoped<CaseRow>("t.id IN ({ids})"));
    IdList found;
    for (auto& row : store::rows_among<CaseRow>(db, scope, sql, ids)) {
        found.add(row.id);
        files[row.id].row = std::move(row);
    }
    return found;
}

template <class File>
void add_notices(Read& db, const Scope& scope, const IdList& ids, std::unordered_map<CaseId, File>& files) {
    static const Among notices = in_order<NoticeRow>("t.id DESC"), objections = in_order<ObjectionRow>(),
                       assemblies = in_order<AssemblyRow>(), steps = in_order<StepRow>();
    add_rows(db, scope, notices, ids, files, &CaseOnNotice::notices);
    add_rows(db, scope, objections, ids, files, &CaseOnNotice::objections);
    add_rows(db, scope, assemblies, ids, files, &CaseOnNotice::assemblies);
    add_rows(db, scope, steps, ids, files, &CaseOnNotice::steps);
    for (auto& paper : papers::papers_of(db, scope, owner_kind, ids))
        files.at({paper.owner_id}).papers.push_back(std::move(paper));
}

void add_application(Read& db, const Scope& scope, const IdList& ids, std::unordered_map<CaseId, CaseFile>& files) {
    static const Among applications = in_order<ApplicationRow>(),
                       causes = in_order<CauseRow>("t.is_main DESC, t.id"), findings = in_order<FindingRow>(),
                       decisions = in_order<CommitteeDecisionRow>();
    for (auto& row : store::rows_among<ApplicationRow>(db, scope, applications, ids))
        files.at(row.case_id).application = std::move(row);
    add_rows(db, scope, causes, ids, files, &CaseFile::causes);
    add_rows(db, scope, findings, ids, files, &CaseFile::findings);
    add_rows(db, scope, decisions, ids, files, &CaseFile::decisions);
}

struct CaseFound {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(CaseFound, (), (id))

void add_standing_aside(Read& db, const Scope& scope, const IdList& ids,
                        std::unordered_map<CaseId, CaseFile>& files) {
    static const Among sql("SELECT c.id FROM cases c WHERE {scope:c} AND c.id IN ({ids}) AND " +
                           branch_stands_aside_sql());
    for (const auto& row : store::rows_among<CaseFound>(db, scope, sql, ids))
        files.at(row.id).branch_stands_aside = true;
}

OpenedTexts opened_texts(Read& db, const CaseFile& file) {
    OpenedTexts texts;
    if (file.application) {
        const auto& row = *file.application;
        texts.situation = store::open<&ApplicationRow::situation>(db, row);
        texts.aid_received = store::open<&ApplicationRow::aid_received>(db, row);
        texts.aid_requested = store::open<&ApplicationRow::aid_requested>(db, row);
        texts.remark = store::open<&ApplicationRow::remark>(db, row);
    }
    for (const auto& row : file.findings)
        texts.findings.push_back(
            {store::open<&FindingRow::event>(db, row), store::open<&FindingRow::evidence>(db, row)});
    return texts;
}

}

std::unordered_map<CaseId, CaseOnNotice> cases_on_notice(Read& db, const Scope& scope, const IdList& ids) {
    std::unordered_map<CaseId, CaseOnNotice> files;
    add_notices(db, scope, add_cases(db, scope, ids, files), files);
    return files;
}

std::unordered_map<CaseId, CaseFile> case_files(Read& db, const Scope& scope, const IdList& ids) {
    std::unordered_map<CaseId, CaseFile> files;
    const auto found = add_cases(db, scope, ids, files);
    add_notices(db, scope, found, files);
    add_application(db, scope, found, files);
    add_standing_aside(db, scope, found, files);
    IdList members;
    for (const auto& [id, file] : files) members.add(file.row.member_id);
    auto of_members = people::member_files(db, scope, members);
    for (auto& [id, file] : files) {
        file.member = of_members.at(file.row.member_id);
        file.texts = opened_texts(db, file);
    }
    return files;
}

CaseFile case_file(Read& db, const Scope& scope, CaseId id) {
    auto files = case_files(db, scope, store::only_id(id));
    ensure(files.size() == 1);
    return std::move(files.begin()->second);
}

CaseOnNotice case_on_notice(Read& db, const Scope& scope, CaseId id) {
    auto files = cases_on_notice(db, scope, store::only_id(id));
    ensure(files.size() == 1);
    return std::move(files.begin()->second);
}

}
