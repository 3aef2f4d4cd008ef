#include "documents/paper_opening.hpp"
#include <new>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace documents {

namespace {

/// Throws QPDFExc when bytes of it are missing.
void require_stream(QPDFObjectHandle stream) {
    if (stream.isStream()) stream.getRawStreamData();
}

void require_contents(QPDFObjectHandle page) {
    auto contents = page.getKey("/Contents");
    if (!contents.isArray()) return require_stream(contents);
    for (int i = 0; i < contents.getArrayNItems(); ++i) require_stream(contents.getArrayItem(i));
}

Refusal refusal_of(const QPDFExc& fault) {
    const bool locked =
        fault.getErrorCode() == qpdf_e_password || fault.getErrorCode() == qpdf_e_unsupported;
    return {locked ? "paper.pdf_password" : "paper.pdf_cut_off"};
}

}

Result<Done> open_pdf(const std::string& bytes) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("paper", bytes.data(), bytes.size());
        const auto& pages = pdf.getAllPages();
        // Of a file that was cut off, the front may stand: it says how many pages there were.
        auto told = pdf.getRoot().getKey("/Pages").getKey("/Count");
        if (told.isInteger() && told.getIntValue() > static_cast<long long>(pages.size()))
            return Refusal{"paper.pdf_cut_off"};
        if (pages.empty()) return Refusal{"paper.pdf_no_pages"};
        for (const auto& page : pages) require_contents(page);
        return Done{};
    } catch (const QPDFExc& fault) { return refusal_of(fault); } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) { return Refusal{"paper.pdf_cut_off"}; }
}

}
