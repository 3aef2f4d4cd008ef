#include "documents/test_archive.hpp"
#include "base/result.hpp"
#include <zip.h>

namespace documents {

std::string zip_of(const std::map<std::string, std::string>& parts) {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    ensure(target);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    ensure(archive);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        ensure(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    ensure(zip_close(archive) == 0);
    zip_stat_t stat;
    ensure(zip_source_stat(target, &stat) == 0);
    std::string packed(stat.size, '\0');
    ensure(zip_source_open(target) == 0);
    ensure(zip_source_read(target, packed.data(), packed.size()) == static_cast<zip_int64_t>(packed.size()));
    zip_source_close(target);
    zip_source_free(target);
    return packed;
}

std::string xlsx_of(const std::string& sheet, std::map<std::string, std::string> parts) {
    parts.try_emplace("_rels/.rels", R"(<Relationships><Relationship Id="rId1" Type="http://x/officeDocument"
        Target="xl/workbook.xml"/></Relationships>)");
    parts.try_emplace("xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets>
        <sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>)");
    parts.try_emplace("xl/_rels/workbook.xml.rels", R"(<Relationships>
        <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="http://x/styles" Target="/xl/styles.xml"/>
        <Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)");
    parts.try_emplace("xl/worksheets/sheet1.xml", sheet);
    return zip_of(parts);
}

}
