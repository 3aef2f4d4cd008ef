#include "documents/print_pictures.hpp"
#include "documents/paper.hpp"
#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <jpeglib.h>
#include <png.h>
#include <qrencode.h>

namespace documents::print {

namespace {

constexpr std::uint64_t pixels_most = 50'000'000;
constexpr double dots_a_mm = 300 / 25.4;

Refusal unreadable() { return {"print.picture"}; }

Bitmap blank(std::size_t width, std::size_t height) {
    Bitmap bitmap{Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width),
                                                     static_cast<int>(height))),
                  static_cast<int>(width), static_cast<int>(height)};
    ensure(cairo_surface_status(bitmap.surface.get()) == CAIRO_STATUS_SUCCESS);
    return bitmap;
}

std::uint32_t* row_of(const Bitmap& bitmap, int y) {
    auto* bytes = cairo_image_surface_get_data(bitmap.surface.get());
    return reinterpret_cast<std::uint32_t*>(bytes + y * cairo_image_surface_get_stride(bitmap.surface.get()));
}

/// A row of red, green and blue.
void put_row(const Bitmap& bitmap, int y, const unsigned char* colours) {
    auto* row = row_of(bitmap, y);
    for (int x = 0; x < bitmap.width; ++x, colours += 3)
        row[x] = std::uint32_t{colours[0]} << 16 | std::uint32_t{colours[1]} << 8 | colours[2];
}

struct Listener {
    jpeg_error_mgr errors;
    std::jmp_buf back;
};
void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<Listener*>(info->err)->back, 1); }
void overhear(j_common_ptr, int) {}

/// Reads the head and sets the scale. False when it is no picture or has too many pixels.
bool begin(jpeg_decompress_struct& info, Listener& listener, const std::string& bytes, double dots) {
    if (setjmp(listener.back) != 0) return false;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    if (std::uint64_t{info.image_width} * info.image_height > pixels_most * 5) return false;
    info.out_color_space = JCS_RGB;
    info.scale_denom = 8;
    const auto longer = static_cast<double>(std::max(info.image_width, info.image_height));
    info.scale_num = static_cast<unsigned>(std::clamp(std::ceil(8 * dots / longer), 1.0, 8.0));
    jpeg_start_decompress(&info);
    return std::uint64_t{info.output_width} * info.output_height <= pixels_most && info.output_components == 3;
}

bool read_rows(jpeg_decompress_struct& info, Listener& listener, const Bitmap& to, std::vector<JSAMPLE>& row) {
    if (setjmp(listener.back) != 0) return false;
    JSAMPROW start = row.data();
    while (info.output_scanline < info.output_height) {
        const auto y = static_cast<int>(info.output_scanline);
        jpeg_read_scanlines(&info, &start, 1);
        put_row(to, y, row.data());
    }
    jpeg_finish_decompress(&info);
    return true;
}

/// Of the Exif orientations those that a camera writes: 1 upright, 3, 6 and 8 turned.
int turns_in(std::string_view exif) {
    constexpr std::string_view mark("Exif\0\0", 6);
    if (!exif.starts_with(mark)) return 0;
    const auto tiff = exif.substr(mark.size());
    const bool big = tiff.starts_with("MM");
    const auto number = [&](std::size_t at, std::size_t size) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < size && at + size <= tiff.size(); ++i)
            value = value << 8 | static_cast<unsigned char>(tiff[at + (big ? i : size - 1 - i)]);
        return value;
    };
    const auto first = number(4, 4), count = std::min<std::size_t>(number(first, 2), 64);
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = first + 2 + 12 * i;
        if (number(entry, 2) != 0x0112) continue;
        const auto orientation = number(entry + 8, 2);
        return orientation == 6 ? 1 : orientation == 3 ? 2 : orientation == 8 ? 3 : 0;
    }
    return 0;
}

int turns_of(const jpeg_decompress_struct& info) {
    for (auto* marker = info.marker_list; marker; marker = marker->next)
        if (const int turns = turns_in({reinterpret_cast<const char*>(marker->data), marker->data_length}); turns > 0)
            return turns;
    return 0;
}

Result<Bitmap> open_jpeg(const std::string& bytes, double dots) {
    Listener listener{};
    jpeg_decompress_struct info{};
    info.err = jpeg_std_error(&listener.errors);
    listener.errors.error_exit = leave;
    listener.errors.emit_message = overhear;
    jpeg_create_decompress(&info);
    const std::unique_ptr<jpeg_decompress_struct, void (*)(jpeg_decompress_struct*)> freed(&info,
                                                                                         jpeg_destroy_decompress);
    if (!begin(info, listener, bytes, dots)) return unreadable();
    auto bitmap = blank(info.output_width, info.output_height);
    std::vector<JSAMPLE> row(std::size_t{info.output_width} * 3);
    if (!read_rows(info, listener, bitmap, row)) return unreadable();
    bitmap.turns = turns_of(info);
    return bitmap;
}

Result<Bitmap> open_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return unreadable();
    if (std::uint64_t{image.width} * image.height > pixels_most) return unreadable();
    image.format = PNG_FORMAT_RGB;
    std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
    const png_color ground{255, 255, 255};
    if (!png_image_finish_read(&image, &ground, pixels.data(), 0, nullptr)) return unreadable();
    auto bitmap = blank(image.width, image.height);
    for (int y = 0; y < bitmap.height; ++y)
        put_row(bitmap, y, pixels.data() + std::size_t{3} * image.width * static_cast<std::size_t>(y));
    return bitmap;
}

}

Result<Bitmap> open_picture(const std::string& bytes, double place_mm) {
    const auto type = paper_type(bytes);
    auto bitmap = type == "image/jpeg"  ? open_jpeg(bytes, place_mm * dots_a_mm)
                  : type == "image/png" ? open_png(bytes)
                                        : Result<Bitmap>(unreadable());
    if (bitmap) cairo_surface_mark_dirty(bitmap->surface.get());
    return bitmap;
}

Result<Modules> make_code(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                          QRcode_free);
    if (!code) return Refusal{"print.code"};
    Modules modules{static_cast<std::size_t>(code->width)};
    for (std::size_t i = 0; i < modules.side * modules.side; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
    return modules;
}

}
