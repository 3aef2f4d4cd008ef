// Papers that can be opened, in one's own process and in a child; photographs without their place.
#include "base/crypto.hpp"
#include "documents/documents.hpp"
#include "documents/picture_metadata.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace documents;
using namespace std::string_view_literals;

namespace {

std::string fixture(const std::string& name) {
    std::ifstream in(std::string(BANGFU_SOURCE_DIR) + "/tests/fixtures/papers/" + name, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), name);
    return {std::istreambuf_iterator<char>(in), {}};
}
std::string part(const std::string& name, double of_it) {
    const auto whole = fixture(name);
    return whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * of_it));
}
std::string code_of(const Result<CheckedPaper>& answer) { return answer ? "" : answer.error().code; }

std::string little(std::uint64_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
    return out;
}
std::string big(std::uint64_t value, int size) {
    const auto turned = little(value, size);
    return {turned.rbegin(), turned.rend()};
}
std::string entry(unsigned tag, unsigned type, unsigned count, const std::string& value) {
    auto padded = value;
    padded.resize(4);
    return little(tag, 2) + little(type, 2) + little(count, 4) + padded;
}

const std::string taken = "2026:03:02 09:30:00" + std::string(1, '\0');
constexpr auto maker = "maker's note: 29.56N 106.55E"sv;

/// Orientation 6, a time, a maker's note and a position, as a phone writes them.
std::string phones_exif() {
    const std::string head = "II" + little(42, 2) + little(8, 4);
    const std::string first = little(3, 2) + entry(0x0112, 3, 1, little(6, 2)) +
                              entry(0x8769, 4, 1, little(50, 4)) + entry(0x8825, 4, 1, little(140, 4)) + little(0, 4);
    const std::string exposure = little(2, 2) + entry(0x9003, 2, 20, little(80, 4)) +
                                 entry(0x927C, 7, 28, little(100, 4)) + little(0, 4);
    const std::string positions = little(1, 2) + entry(0x0001, 2, 2, "N") + little(0, 4);
    auto out = head + first;
    out.resize(50);
    out += exposure;
    out.resize(80);
    out += taken + std::string(maker);
    out.resize(140);
    return out + positions;
}
/// Orientation alone.
std::string plain_exif() {
    return "II" + little(42, 2) + little(8, 4) + little(1, 2) + entry(0x0112, 3, 1, little(6, 2)) + little(0, 4);
}

std::string segment(char marker, const std::string& body) {
    return std::string("\xff") + marker + big(body.size() + 2, 2) + body;
}
const std::string exif_mark("Exif\0\0", 6);

/// A photograph with segments of its own after the start of the file.
std::string jpeg_with(const std::string& segments) {
    const auto plain = fixture("photograph.jpg");
    return plain.substr(0, 2) + segments + plain.substr(2);
}
std::string chunk(const std::string& name, const std::string& data) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char each : name + data) {
        sum ^= static_cast<unsigned char>(each);
        for (int i = 0; i < 8; ++i) sum = sum & 1 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
    }
    return big(data.size(), 4) + name + data + big(~sum, 4);
}

bool tells(const std::string& bytes, std::string_view what) { return bytes.find(what) != bytes.npos; }

}

TEST_CASE("what can be opened is a paper, what cannot is refused with its own cause") {
    struct Row {
        const char* sentence;
        std::string bytes, code;
    };
    const auto later = fixture("page.pdf");
    const Row rows[] = {
        {"a PDF", later, ""},
        {"a PDF that may be read but not printed", fixture("printing_not_allowed.pdf"), ""},
        {"five bytes that say PDF", fixture("five_bytes.pdf"), "paper.pdf_cut_off"},
        {"half a PDF", part("page.pdf", 0.5), "paper.pdf_cut_off"},
        {"a PDF whose reference table is lost, as viewers open it", later.substr(0, later.find("startxref")), ""},
        {"a PDF of a picture's bytes", "%PDF-1.7\n" + fixture("photograph.jpg"), "paper.pdf_cut_off"},
        {"a PDF that asks for a password", fixture("with_a_password.pdf"), "paper.pdf_password"},
        {"a PDF without a page", fixture("no_pages.pdf"), "paper.pdf_no_pages"},
        {"a photograph", fixture("photograph.jpg"), ""},
        {"a photograph that comes in finer and finer", fixture("progressive.jpg"), ""},
        {"half a photograph", part("photograph.jpg", 0.5), "paper.picture_cut_off"},
        {"half a photograph with an end put to it", part("photograph.jpg", 0.7) + "\xff\xd9", "paper.picture_cut_off"},
        {"half a progressive one", part("progressive.jpg", 0.6), "paper.picture_cut_off"},
        {"a photograph's first bytes", "\xff\xd8\xff\xe0x", "paper.picture_cut_off"},
        {"a scan in PNG", fixture("signature_without_ground.png"), ""},
        {"half of it", part("signature_without_ground.png", 0.5), "paper.picture_cut_off"},
        {"all but its last bytes", part("signature_without_ground.png", 0.99999), "paper.picture_cut_off"},
        {"a WebP", fixture("photograph.webp"), ""},
        {"half a WebP", part("photograph.webp", 0.5), "paper.picture_cut_off"},
        {"a WebP of no picture", std::string("RIFF\x04\0\0\0WEBPVP8 ", 16), "paper.picture_cut_off"},
        {"a page of the web", "<html><script>1</script>", "paper.type"},
        {"a drawing that may run scripts", "<svg xmlns='http://www.w3.org/2000/svg'/>", "paper.type"},
        {"nothing", "", "paper.type"},
        {"a phone's own kind of photograph", std::string("\0\0\0\x18" "ftypheic\0\0\0\0", 16), "paper.heic"},
        {"a film", std::string("\0\0\0\x18" "ftypisom\0\0\0\0", 16), "paper.type"},
        {"a document of today's offices", "PK\3\4word/document.xml", "paper.office"},
        {"one of yesterday's", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "paper.office"},
        {"a fax", std::string("II*\0", 4), "paper.tiff"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.sentence);
        const auto answer = check_paper(row.bytes);
        CHECK(code_of(answer) == row.code);
        if (answer) CHECK(answer->bytes == row.bytes);
    }
}

TEST_CASE("a child answers as one's own process does, and outlives no hostile paper") {
    CHECK(check_paper_in_child(fixture("page.pdf"))->content_type == "application/pdf");
    CHECK(check_paper_in_child(fixture("signature_without_ground.png"))->bytes ==
          fixture("signature_without_ground.png"));
    CHECK(code_of(check_paper_in_child(fixture("five_bytes.pdf"))) == "paper.pdf_cut_off");
    CHECK(code_of(check_paper_in_child("MZ")) == "paper.unreadable");
    // A PNG that says it has ten thousand million pixels, and a photograph of the largest size a JPEG may claim.
    auto vast = fixture("signature_without_ground.png");
    vast = vast.substr(0, 8) + chunk("IHDR", big(100'000, 4) + big(100'000, 4) + std::string("\x08\0\0\0\0", 5)) +
           vast.substr(33);
    CHECK(code_of(check_paper_in_child(vast)) == "paper.too_heavy");
    auto wide = fixture("photograph.jpg");
    const auto frame = wide.find("\xff\xc0");
    wide.replace(frame + 5, 4, "\xff\xdc\xff\xdc");
    CHECK(code_of(check_paper_in_child(wide)) == "paper.too_heavy");
}

TEST_CASE("a small paper that came before is not opened again, by whoever holds what is known of it") {
    RecentPapers recent;
    const std::string unreadable = "MZ";
    recent.keep(crypto::sha256(unreadable), {"image/png", "as it was found"});
    CHECK(check_paper_in_child(unreadable, &recent).value().bytes == "as it was found");
    RecentPapers others;
    CHECK(code_of(check_paper_in_child(unreadable, &others)) == "paper.unreadable");
    const auto page = fixture("page.pdf");
    CHECK(check_paper_in_child(page, &others).has_value());
    CHECK(others.find(crypto::sha256(page)).has_value());
    CHECK_FALSE(others.find(crypto::sha256(unreadable)).has_value());
}

TEST_CASE("a photograph keeps its orientation and time and loses its place, and no pixel changes") {
    const auto plain = fixture("photograph.jpg");
    const auto phones = jpeg_with(segment('\xe1', exif_mark + phones_exif()) +
                                  segment('\xe1', "http://ns.adobe.com/xap/1.0/" + std::string(1, '\0') +
                                                      "<exif:GPSLatitude>29,33N</exif:GPSLatitude>") +
                                  segment('\xe2', "MPF" + std::string(1, '\0') + "second picture") +
                                  segment('\xed', "Photoshop 3.0: City Qingyuan") + segment('\xfe', "Dongwan")) +
                        "ftypmp4 a film behind it ©xyz+29.56";
    const auto kept = check_paper_in_child(phones).value().bytes;
    CHECK(tells(kept, taken));
    CHECK(tells(kept, entry(0x0112, 3, 1, little(6, 2))));
    for (const auto lost : {maker, "GPSLatitude"sv, "second picture"sv, "Qingyuan"sv, "Dongwan"sv, "film"sv})
        CHECK_FALSE(tells(kept, lost));
    CHECK_FALSE(tells(kept, little(0x8825, 2) + little(4, 2)));
    // All that is left of the segments is one of Exif; the rest of the file is what it was.
    CHECK(kept.substr(0, 2) == plain.substr(0, 2));
    CHECK(kept.ends_with(plain.substr(2)));
    CHECK(check_paper(kept).value().bytes == kept);
}

TEST_CASE("a file without a place is kept to the byte, whatever its size") {
    for (const auto* name : {"photograph.jpg", "progressive.jpg", "photograph.webp", "signature_without_ground.png"})
        CHECK(without_place(paper_type(fixture(name)), fixture(name)) == fixture(name));
    const auto scan = jpeg_with(segment('\xe1', exif_mark + plain_exif()));
    CHECK(check_paper(scan).value().bytes == scan);
}

TEST_CASE("PNG and WebP lose their places too") {
    const auto png = fixture("signature_without_ground.png");
    const auto with_place =
        png.substr(0, 33) + chunk("eXIf", phones_exif()) + chunk("tEXt", "GPS 29.56") + png.substr(33);
    const auto kept = check_paper(with_place).value().bytes;
    CHECK(tells(kept, "eXIf"));
    CHECK(tells(kept, taken));
    CHECK_FALSE(tells(kept, maker));
    CHECK_FALSE(tells(kept, "29.56"));
    CHECK(kept.ends_with(png.substr(33)));

    const auto plain = fixture("photograph.webp");
    const auto exif = phones_exif();
    const std::string parts = "VP8X" + little(10, 4) + '\x0c' + little(0, 3) + little(63, 3) + little(47, 3) +
                              plain.substr(12) + "EXIF" + little(exif.size(), 4) + exif + "XMP " + little(10, 4) +
                              "<GPS 29.56";
    const auto webp = "RIFF" + little(parts.size() + 4, 4) + "WEBP" + parts;
    const auto less = check_paper(webp).value().bytes;
    CHECK(tells(less, taken));
    CHECK_FALSE(tells(less, maker));
    CHECK_FALSE(tells(less, "29.56"));
    CHECK(less[20] == '\x08');  // it still says that Exif follows, no longer XMP
}

TEST_CASE("Exif that cannot be read goes as a whole") {
    CHECK(listed_exif(plain_exif()) == plain_exif());
    CHECK(listed_exif("") == "");
    CHECK(listed_exif("II" + little(42, 2) + little(900, 4)) == "");
    CHECK(listed_exif("II" + little(42, 2) + little(8, 4) + little(60'000, 2)) == "");
    for (std::size_t size = 0; size < phones_exif().size(); ++size)
        CHECK_FALSE(tells(listed_exif(phones_exif().substr(0, size)), maker));
}
