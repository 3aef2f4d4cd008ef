#include "jobs/sealing.hpp"
#include "http/json.hpp"
#include <boost/json/object.hpp>

namespace jobs {

namespace {

std::string part_column(std::int64_t part) { return "job_files.content/" + std::to_string(part); }

}

store::Sealed seal_request(const crypto::Vault& vault, JobId id, std::string_view request) {
    return {vault.seal("jobs.request", id.value, request)};
}
std::string open_request(const crypto::Vault& vault, JobId id, const store::Sealed& sealed) {
    return vault.open("jobs.request", id.value, sealed.bytes);
}

store::Sealed seal_file_name(const crypto::Vault& vault, JobId id, std::string_view name) {
    return {vault.seal("jobs.file_name", id.value, name)};
}
std::string open_file_name(const crypto::Vault& vault, JobId id, const store::Sealed& sealed) {
    return vault.open("jobs.file_name", id.value, sealed.bytes);
}

store::Sealed seal_message(const crypto::Vault& vault, JobId id, const JobMessage& message) {
    return {vault.seal("jobs.message", id.value, http::write_json(message))};
}
JobMessage open_message(const crypto::Vault& vault, JobId id, const store::Sealed& sealed) {
    const auto document = http::parse_json(vault.open("jobs.message", id.value, sealed.bytes));
    JobMessage message;
    http::Wrong issues;
    http::read_object(document.value().as_object(), "", message, issues);
    ensure(issues.empty());
    return message;
}

FilePart seal_part(const crypto::Vault& vault, JobId id, std::int64_t part, std::string_view plain) {
    return {part, {vault.seal(part_column(part), id.value, plain)}};
}
std::string open_part(const crypto::Vault& vault, JobId id, const FilePart& part) {
    return vault.open(part_column(part.part), id.value, part.content.bytes);
}

}
