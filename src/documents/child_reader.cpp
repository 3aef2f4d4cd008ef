// What the child process is asked for: a workbook read, or a paper checked. A job's first byte says which.
#include "base/crypto.hpp"
#include "documents/child.hpp"
#include "documents/documents.hpp"
#include "documents/paper_job.hpp"
#include "documents/reading.hpp"
#include "documents/workbook_pipe.hpp"
#include <new>

namespace documents {
namespace {

constexpr char workbook_job = 'w', paper_job = 'p';

ChildLimits limits_of_child(const ReadLimits& limits) {
    return {limits.seconds, limits.memory_bytes, 2 * limits.inflated_bytes};
}

std::optional<std::string> answer_workbook(std::string_view packed) {
    const auto job = unpack_job(packed);
    if (!job) return {};
    limit_self(limits_of_child(job->limits));
    return pack_answer(read_workbook(job->bytes, job->name, job->limits));
}

std::string answer_paper(std::string bytes) {
    limit_self(paper_limits());
    return pack_paper_answer(check_paper(bytes), bytes);
}

constexpr std::size_t small_paper_bytes = std::size_t{64} << 10;

Result<CheckedPaper> ask_child(const std::string& bytes) {
    const auto [end, packed] = answer_in_child(paper_job + bytes, paper_limits());
    if (end == ChildEnd::out_of_time || end == ChildEnd::out_of_memory) return Refusal{"paper.too_heavy"};
    auto answer = end == ChildEnd::answered ? unpack_paper_answer(packed, bytes) : std::nullopt;
    if (!answer) return Refusal{"paper.unreadable"};
    return *std::move(answer);
}

int answer_job() {
    auto job = read_job();
    if (!job || job->empty()) return child_no_answer;
    const auto kind = job->front();
    job->erase(0, 1);
    std::optional<std::string> answer;
    if (kind == workbook_job) answer = answer_workbook(*job);
    if (kind == paper_job) answer = answer_paper(*std::move(job));
    return answer && write_answer(*answer) ? 0 : child_no_answer;
}

}

Result<Workbook> read_in_child(const std::string& bytes, const std::string& name, const ReadLimits& limits) {
    if (bytes.size() > limits.file_bytes) return too_large("file");
    const auto [end, packed] =
        answer_in_child(workbook_job + pack_job(bytes, name, limits), limits_of_child(limits));
    if (end == ChildEnd::out_of_time) return too_large("time");
    if (end == ChildEnd::out_of_memory) return too_large("memory");
    auto answer = end == ChildEnd::answered ? unpack_answer(packed, limits) : std::nullopt;
    if (!answer) return corrupt("reader died");
    return *std::move(answer);
}

Result<CheckedPaper> check_paper_in_child(const std::string& bytes, RecentPapers* recent) {
    if (!recent || bytes.size() > small_paper_bytes) return ask_child(bytes);
    const auto hash = crypto::sha256(bytes);
    if (auto known = recent->find(hash)) return *std::move(known);
    auto paper = ask_child(bytes);
    if (paper) recent->keep(hash, *paper);
    return paper;
}

int child_main() {
    try {
        return answer_job();
    } catch (const std::bad_alloc&) { return child_out_of_memory; } catch (const std::exception&) {
        return child_no_answer;
    }
}

}
