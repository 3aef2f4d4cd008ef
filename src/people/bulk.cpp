#include "people/bulk.hpp"
#include "base/text.hpp"
#include "people/names.hpp"
#include "people/store_bulk.hpp"
#include "people/store.hpp"
#include <algorithm>

namespace people {

namespace {

constexpr std::size_t entries_a_job = 200'000;

/// An entry of the index by numbers alone, so that some ten million are sorted quickly.
struct Entry {
    std::uint64_t gram = 0;  // its one or two characters
    std::int64_t ancestor = 0;
    std::uint32_t place = 0;  // of the member in stroke order
    auto operator<=>(const Entry&) const = default;
};

std::uint64_t packed(std::string_view gram) {
    const auto points = to_code_points(gram).value_or(std::u32string());
    ensure(!points.empty());
    return std::uint64_t{points[0]} << 32 | (points.size() > 1 ? points[1] : 0);
}

std::string unpacked(std::uint64_t gram) {
    std::u32string points(1, static_cast<char32_t>(gram >> 32));
    if (const auto second = static_cast<char32_t>(gram & 0xffffffff)) points += second;
    return to_utf8(points);
}

/// `with_grams` false: the plain order.
std::vector<Entry> sorted_entries(const std::vector<NamedMemberRow>& members, bool with_grams) {
    std::vector<Entry> entries;
    for (std::size_t place = 0; place < members.size(); ++place) {
        const auto grams = with_grams ? name_grams(members[place].name.text) : std::vector<std::string>{""};
        for (const auto ancestor : ancestors_of(members[place].organisation_path))
            for (const auto& gram : grams)
                entries.push_back({gram.empty() ? 0 : packed(gram), ancestor, static_cast<std::uint32_t>(place)});
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

template <class Each>
void in_jobs(store::Store& store, const Actor& actor, const std::vector<Entry>& entries, Each each) {
    for (std::size_t from = 0; from < entries.size(); from += entries_a_job) {
        const auto to = std::min(entries.size(), from + entries_a_job);
        const auto done = store.write(actor, [&entries, from, to, each](store::Write& db) -> Result<Done> {
            for (auto i = from; i < to; ++i) each(db, entries[i]);
            return Done{};
        });
        ensure(done.has_value());
    }
}

}

std::int64_t index_all_members(store::Store& store, const Actor& actor) {
    ensure(store.read([](store::Read& db) { return is_index_empty(db); }));
    const auto members = store.read([](store::Read& db) { return named_members(db); });
    auto entries = sorted_entries(members, false);
    auto count = entries.size();
    in_jobs(store, actor, entries, [&members](store::Write& db, const Entry& entry) {
        const auto& member = members[entry.place];
        add_order_entry(db, entry.ancestor, member.name_key, member.id);
    });
    entries = sorted_entries(members, true);
    count += entries.size();
    in_jobs(store, actor, entries, [&members](store::Write& db, const Entry& entry) {
        const auto& member = members[entry.place];
        add_gram_entry(db, unpacked(entry.gram), entry.ancestor, member.name_key, member.id);
    });
    return static_cast<std::int64_t>(count);
}

}
