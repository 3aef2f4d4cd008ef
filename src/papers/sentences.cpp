#include "papers/routes.hpp"

namespace papers {

namespace {

constexpr http::Sentence all[] = {
    {"paper.unknown", 404, "没有这个附件，可能已被移除；请刷新页面",
     "There is no such attachment; reload the page"},
    {"paper.invalid", 400, "附件信息有误，请按提示改正",
     "Something said of the attachment is wrong; see the fields"},
    {"paper.empty", 400, "文件是空的，请重新选择", "The file is empty; choose it again"},
    {"paper.too_large", 413, "文件超过{0} MB，请压缩后再上传", "The file is over {0} MB; make it smaller"},
    {"paper.already", 409, "这个文件在同一类别下已经上传过了，请换一个文件，或先移除原来的",
     "This very file stands there under that kind; choose another, or remove the one that stands"},
    {"paper.type", 400, "只能上传 JPEG、PNG、WebP 图片或 PDF 文件",
     "Only JPEG, PNG and WebP pictures and PDF files are taken"},
    {"paper.name", 400, "请填写附件名称（不超过120字）", "Name the attachment in at most 120 characters"},
    {"paper.taken_later", 400, "拍摄日期在今天之后，请核对", "It was taken after today; check the day"},
    {"paper.heic", 400,
     "这是苹果手机的 HEIC 照片，多数电脑打不开；请在手机“设置-相机-格式”里选“兼容性最佳”后重拍，或另存为 JPEG "
     "再上传",
     "This is a HEIC photograph, which most computers cannot open; choose Most Compatible under Settings, Camera, "
     "Formats and take it again, or save it as JPEG"},
    {"paper.office", 400, "这是 Word、Excel、WPS 文档或压缩包；请打开后另存为（打印成）PDF 再上传",
     "This is an office document or an archive; open it, save it as PDF and upload that"},
    {"paper.tiff", 400, "这是 TIFF 图片；请另存为 JPEG 或 PDF 再上传",
     "This is a TIFF picture; save it as JPEG or PDF and upload that"},
    {"paper.pdf_cut_off", 400, "这个 PDF 文件不完整或已损坏，打不开；请重新导出或重新扫描后再上传",
     "This PDF is incomplete or damaged and cannot be opened; export or scan it again, then upload it"},
    {"paper.pdf_password", 400, "这个 PDF 设有打开密码或证书保护，别人看不到内容；请去掉保护、另存后再上传",
     "This PDF asks for a password or a certificate, so that nobody else can read it; save it without, then upload "
     "it"},
    {"paper.pdf_no_pages", 400, "这个 PDF 里一页也没有；请重新导出或重新扫描后再上传",
     "This PDF has no page; export or scan it again, then upload it"},
    {"paper.picture_cut_off", 400,
     "这张图片不完整或已损坏（拷贝或传输中断时常见），打不开；请重新拍照、扫描，或从原处重新拷贝后再上传",
     "This picture is incomplete or damaged, as when copying was broken off, and cannot be opened; take, scan or "
     "copy "
     "it again, then upload it"},
    {"paper.picture_moves", 400, "动态图片不能作为材料；请上传照片或扫描件",
     "A moving picture is no paper; upload a photograph or a scan"},
    {"paper.too_heavy", 400, "这个文件像素过高或内容过于复杂，打不开；请降低分辨率重新扫描，或拆分后再上传",
     "This file has too many pixels or is too complex to open; scan it at a lower resolution, or split it"},
    {"paper.unreadable", 400, "这个文件打不开；请用常用软件打开确认、另存为 PDF 或 JPEG 后再上传",
     "This file cannot be opened; open it yourself, save it as PDF or JPEG, then upload it"},
};

}

std::span<const http::Sentence> sentences() { return all; }

}
