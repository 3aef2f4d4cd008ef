#include "documents/paper_opening.hpp"
#include <algorithm>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>
#include <jpeglib.h>
#include <jerror.h>
#include <png.h>
#include <webp/decode.h>

namespace documents {

namespace {

/// Beyond what cameras and scanners make; a JPEG and a WebP are decoded at an eighth of their width and height.
constexpr std::uint64_t pixels_max = 250'000'000;
constexpr long decoder_bytes_max = 500L << 20;

Refusal cut_off() { return {"paper.picture_cut_off"}; }
Refusal too_heavy() { return {"paper.too_heavy"}; }

bool is_too_heavy(std::uint64_t width, std::uint64_t height) { return width * height > pixels_max; }

// libjpeg speaks through callbacks and leaves by a jump: between set and jump there are plain values only.
struct JpegListener {
    jpeg_error_mgr errors;
    std::jmp_buf back;
    bool short_of_data, short_of_memory;
};

JpegListener& listener_of(j_common_ptr info) { return *reinterpret_cast<JpegListener*>(info->err); }

void leave(j_common_ptr info) {
    auto& listener = listener_of(info);
    const auto code = info->err->msg_code;
    listener.short_of_memory =
        code == JERR_OUT_OF_MEMORY || code == JERR_NO_BACKING_STORE || code == JERR_TFILE_CREATE;
    std::longjmp(listener.back, 1);
}

/// Warnings that mean missing picture; others are quirks that every viewer overlooks.
void hear(j_common_ptr info, int level) {
    const auto code = info->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) listener_of(info).short_of_data = true;
}

enum class Decoded { whole, cut_off, too_heavy };

Decoded decode(jpeg_decompress_struct& info, JpegListener& listener, const std::string& bytes,
               std::vector<JSAMPLE>& row) {
    if (setjmp(listener.back) != 0) return listener.short_of_memory ? Decoded::too_heavy : Decoded::cut_off;
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&info, TRUE);
    if (is_too_heavy(info.image_width, info.image_height)) return Decoded::too_heavy;
    info.scale_num = 1;
    info.scale_denom = 8;
    jpeg_start_decompress(&info);
    row.resize(std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components));
    JSAMPROW start = row.data();
    while (info.output_scanline < info.output_height) jpeg_read_scanlines(&info, &start, 1);
    jpeg_finish_decompress(&info);
    return listener.short_of_data ? Decoded::cut_off : Decoded::whole;
}

}

Result<Done> open_jpeg(const std::string& bytes) {
    JpegListener listener{};
    jpeg_decompress_struct info{};
    info.err = jpeg_std_error(&listener.errors);
    listener.errors.error_exit = leave;
    listener.errors.emit_message = hear;
    jpeg_create_decompress(&info);
    info.mem->max_memory_to_use = decoder_bytes_max;
    std::vector<JSAMPLE> row;
    const auto decoded = decode(info, listener, bytes, row);
    jpeg_destroy_decompress(&info);
    if (decoded == Decoded::too_heavy) return too_heavy();
    if (decoded == Decoded::cut_off) return cut_off();
    return Done{};
}

Result<Done> open_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return cut_off();
    if (is_too_heavy(image.width, image.height)) return too_heavy();
    image.format = PNG_FORMAT_GRAY;
    std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
    const png_color ground{255, 255, 255};
    if (!png_image_finish_read(&image, &ground, pixels.data(), 0, nullptr)) return cut_off();
    return Done{};
}

Result<Done> open_webp(const std::string& bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return cut_off();
    if (WebPGetFeatures(data, bytes.size(), &config.input) != VP8_STATUS_OK) return cut_off();
    if (config.input.has_animation) return Refusal{"paper.picture_moves"};
    if (is_too_heavy(static_cast<std::uint64_t>(config.input.width),
                     static_cast<std::uint64_t>(config.input.height)))
        return too_heavy();
    config.options.use_scaling = 1;
    config.options.scaled_width = std::max(1, config.input.width / 8);
    config.options.scaled_height = std::max(1, config.input.height / 8);
    const auto status = WebPDecode(data, bytes.size(), &config);
    WebPFreeDecBuffer(&config.output);
    if (status == VP8_STATUS_OUT_OF_MEMORY) return too_heavy();
    if (status != VP8_STATUS_OK) return cut_off();
    return Done{};
}

}
