#pragma once
// Whether texts stand anywhere in bytes, in clear or thinly disguised: as UTF-8, UTF-16, base64, hexadecimal
// digits, JSON or percent escapes.
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stories {

class ByteSearch {
public:
    /// Of 8 bytes at least.
    explicit ByteSearch(const std::vector<std::string>& texts);
    /// The texts found, each once, with the disguise it was found in: "13900000001 as hex".
    std::vector<std::string> find_in(std::string_view bytes) const;

private:
    struct Pattern {
        std::string bytes, name;
    };
    void add(std::string bytes, const std::string& name);
    std::unordered_multimap<std::uint64_t, Pattern> patterns_;  // by their first 8 bytes
    std::bitset<65536> heads_;                                  // by the first 2
};

}
