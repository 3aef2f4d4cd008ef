#include "store/audit_heads.hpp"
#include <fmt/format.h>
#include <sstream>

namespace store {

namespace {

constexpr std::string_view title = "bangfu audit heads 1\n";

Parameter text_parameter(std::string_view text) { return {.kind = Parameter::Kind::text, .data = text}; }

}

std::string signed_heads(const AuditHeads& heads, const crypto::Vault& vault) {
    std::string out(title);
    for (const auto& [chain, head] : heads)
        if (head.seq > 0) out += fmt::format("{} {} {}\n", chain, head.seq, crypto::hex(head.hash));
    return out + "signed " + crypto::hex(vault.sign(out)) + "\n";
}

std::optional<AuditHeads> heads_of(const std::string& text, const crypto::Vault& vault) {
    constexpr std::string_view mark = "signed ";
    const auto end = text.rfind(mark);
    if (!text.starts_with(title) || end == std::string::npos || !text.ends_with('\n')) return std::nullopt;
    const auto body = text.substr(0, end);
    const auto signature =
        crypto::bytes_of_hex(text.substr(end + mark.size(), text.size() - end - mark.size() - 1));
    if (!signature || !vault.is_signed(body, *signature)) return std::nullopt;
    AuditHeads out;
    std::istringstream lines(body.substr(title.size()));
    AuditLog::Head head;
    std::string hash;
    while (lines >> head.chain >> head.seq >> hash) {
        const auto bytes = crypto::bytes_of_hex(hash);
        if (!bytes) return std::nullopt;
        head.hash = *bytes;
        out[head.chain] = head;
    }
    return out;
}

std::string heads_path(const std::string& directory) { return directory + "/audit_head"; }

AuditLog::Head head_in_log(Connection& connection, const std::string& chain) {
    AuditLog::Head head{.chain = chain};
    const std::vector<Parameter> key{text_parameter(chain)};
    Running running(
        connection.prepare("SELECT seq, hash FROM audit_log WHERE chain = $1 ORDER BY seq DESC LIMIT 1", key), key);
    if (!running.next()) return head;
    head.seq = running.row().number(0);
    head.hash = running.row().bytes(1);
    return head;
}

AuditHeads heads_in_log(Connection& connection) {
    AuditHeads out;
    Running running(connection.prepare("SELECT DISTINCT chain FROM audit_log", {}), {});
    while (running.next()) out.emplace(running.row().bytes(0), AuditLog::Head{});
    for (auto& [chain, head] : out) head = head_in_log(connection, chain);
    return out;
}

bool is_in_log(Connection& connection, const AuditLog::Head& head) {
    const std::vector<Parameter> key{text_parameter(head.chain), {.number = head.seq}};
    Running running(connection.prepare("SELECT hash FROM audit_log WHERE chain = $1 AND seq = $2", key), key);
    return running.next() && crypto::same(running.row().bytes(0), head.hash);
}

}
