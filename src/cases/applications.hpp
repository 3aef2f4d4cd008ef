#pragma once
// An application as filed: situation, causes, findings, papers, its attachments and autosaved
// drafts.
#include "cases/rows.hpp"
#include "papers/papers.hpp"
#include "http/files.hpp"
#include "store/store.hpp"

namespace documents {
class RecentPapers;
}

namespace cases {

struct Cause {
    std::string code;
    bool main = false;
};
BOOST_DESCRIBE_STRUCT(Cause, (), (code, main))

/// A finding that "temporary hardship" or "lives in hardship" holds, by a named person.
struct HardshipFinding {
    std::string kind, found_by, event;
    Date date;
    std::string evidence;
};
BOOST_DESCRIBE_STRUCT(HardshipFinding, (), (kind, found_by, event, date, evidence))

/// The minimum living allowance 低保 counts only with its certificate and validity.
struct MinimumAllowance {
    std::optional<bool> held;
    OptionalText certificate;
    std::optional<Date> valid_until;
};
BOOST_DESCRIBE_STRUCT(MinimumAllowance, (), (held, certificate, valid_until))

/// All that an application states. Saved as a whole.
struct ApplicationFields {
    OptionalText situation;
    std::vector<Cause> causes;
    OptionalText laid_off_enterprise, laid_off_kind;
    std::optional<Money> allowance_owed;
    MinimumAllowance minimum_allowance;
    std::vector<HardshipFinding> findings;
    OptionalText aid_received, aid_requested, remark;
};
BOOST_DESCRIBE_STRUCT(ApplicationFields, (),
                      (situation, causes, laid_off_enterprise, laid_off_kind, allowance_owed, minimum_allowance,
                       findings, aid_received, aid_requested, remark))

/// A part of the form with what it still lacks: not_started, in_progress, missing_papers, complete.
struct Section {
    std::string section, status;
    std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(Section, (), (section, status, missing))

struct Application : ApplicationFields {
    std::int64_t version = 0;
    std::vector<Section> sections;
};
BOOST_DESCRIBE_STRUCT(Application, (ApplicationFields), (version, sections))

struct StartApplication {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(StartApplication, (), (member))
struct StartedApplication {
    CaseId id;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(StartedApplication, (), (id, number))

struct SaveApplication : ApplicationFields {
    CaseId id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SaveApplication, (ApplicationFields), (id, version))
struct SavedApplication {
    std::int64_t version = 0;
    std::vector<Section> sections;
};
BOOST_DESCRIBE_STRUCT(SavedApplication, (), (version, sections))

struct Attachment {
    papers::PaperId id;
    std::int64_t version = 0;
    std::string kind, name, content_type;
    std::int64_t size = 0;
    std::string sha256;
    Time uploaded_at;
    std::string by;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, version, kind, name, content_type, size, sha256, uploaded_at, by))

struct AddAttachment {
    CaseId id;
    std::string kind, name;
    http::Upload upload;
};
BOOST_DESCRIBE_STRUCT(AddAttachment, (), (id, kind, name, upload))
/// An upload that was checked and sealed before the writer's queue.
struct PreparedAttachment {
    CaseId id;
    papers::PreparedPaper paper;
};
struct AddedAttachment {
    papers::PaperId id;
};
BOOST_DESCRIBE_STRUCT(AddedAttachment, (), (id))
struct RemoveAttachment {
    papers::PaperId attachment;
    std::int64_t version = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemoveAttachment, (), (attachment, version, reason))
struct OpenAttachment {
    papers::PaperId attachment;
};
BOOST_DESCRIBE_STRUCT(OpenAttachment, (), (attachment))
/// A file opened before the writer's queue; nobody has it until the opening is logged.
struct OpenedAttachment {
    papers::PaperId attachment;
    http::File file;
};

Result<StartedApplication> start_application(store::Write&, const Actor&, const StartApplication&);
Result<SavedApplication> save_application(store::Write&, const Actor&, const SaveApplication&);
Result<PreparedAttachment> prepare_attachment(store::Read&, const Actor&, const AddAttachment&,
                                              documents::RecentPapers*);
Result<AddedAttachment> add_attachment(store::Write&, const Actor&, const PreparedAttachment&);
Result<Done> remove_attachment(store::Write&, const Actor&, const RemoveAttachment&);
Result<OpenedAttachment> prepare_opening(store::Read&, const Actor&, const OpenAttachment&);
Result<http::File> open_attachment(store::Write&, const Actor&, const OpenedAttachment&);

}
