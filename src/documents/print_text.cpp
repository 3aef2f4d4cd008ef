#include "documents/print_text.hpp"
#include "base/text.hpp"
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

namespace documents::print {

namespace {

/// The fonts of the house and no others, wherever the system keeps fonts: what a paper looks like does not hang on what
/// else is installed. Hanazono has the rare characters of names that Noto lacks.
constexpr const char* fonts_at_hand = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<cachedir>/var/cache/fontconfig</cachedir>
<selectfont>
<rejectfont><pattern/></rejectfont>
<acceptfont>
<pattern><patelt name="family"><string>Noto Serif CJK SC</string></patelt></pattern>
<pattern><patelt name="family"><string>Noto Sans CJK SC</string></patelt></pattern>
<pattern><patelt name="family"><string>HanaMinA</string></patelt></pattern>
<pattern><patelt name="family"><string>HanaMinB</string></patelt></pattern>
</acceptfont>
</selectfont>
</fontconfig>)";

FcConfig* load_fonts() {
    auto* config = FcConfigCreate();
    ensure(config != nullptr);
    const auto* text = reinterpret_cast<const FcChar8*>(fonts_at_hand);
    ensure(FcConfigParseAndLoadFromMemory(config, text, FcTrue) == FcTrue);
    ensure(FcConfigBuildFonts(config) == FcTrue);
    return config;
}

/// Read once and then only asked, which fontconfig allows to any number of threads; lives as long as the program.
FcConfig* fonts() {
    static FcConfig* const config = load_fonts();
    return config;
}

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
};

/// A font map is no business of two threads at once (its caches are not locked), and one for each paper would read the
/// fonts anew: so each thread of the pool has one, which ends with it. What it keeps is bounded by the few faces of a
/// paper times the sizes of its text.
PangoContext* context_of_thread() {
    struct Fonts {
        std::unique_ptr<PangoFontMap, Release> map;
        std::unique_ptr<PangoContext, Release> context;
        Fonts() : map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
            ensure(map != nullptr);
            pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), fonts());
            pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);  // sizes are points
            context.reset(pango_font_map_create_context(map.get()));
            pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
            pango_context_set_round_glyph_positions(context.get(), FALSE);
            auto* options = cairo_font_options_create();
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
            pango_cairo_context_set_font_options(context.get(), options);
            cairo_font_options_destroy(options);
        }
    };
    thread_local const Fonts of_thread;
    return of_thread.context.get();
}

using Font = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;

Font font_of(const Style& style) {
    Font font(pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family_static(
        font.get(), style.face == Face::hei ? "Noto Sans CJK SC,HanaMinA,HanaMinB"
                                             : "Noto Serif CJK SC,HanaMinA,HanaMinB");
    if (style.face == Face::song_bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    return font;
}

bool is_dropped(char32_t c) {
    const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
    const bool turns = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool invisible = c == 0xFEFF || c == 0x200B || c == 0xFFFE || c == 0xFFFF || c == 0xFFFC;
    return control || turns || invisible;
}

/// No word is so long: Pango takes the square of the length of what it finds no place to break in.
constexpr std::size_t word_most = 100;
constexpr char32_t break_here = 0x200B;

void make_bold(PangoLayout* layout, std::size_t bytes) {
    auto* list = pango_attr_list_new();
    auto* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = 0;
    bold->end_index = static_cast<guint>(bytes);
    pango_attr_list_insert(list, bold);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

double width_of(PangoLayoutLine* line) {
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

}

std::string printable(std::string_view text) {
    const auto points = to_code_points(text);
    if (!points) return "\uFFFD";
    std::u32string out;
    std::size_t run = 0;  // characters between which no line breaks
    for (const auto c : *points) {
        if (c == '\t') out += U' ';
        else if (c == 0x2028 || c == 0x2029) out += U'\n';
        else if (!is_dropped(c)) out += c;
        run = c <= ' ' || c >= 0x2E80 ? 0 : run + 1;
        if (run % word_most == 0 && run > 0) out += break_here;
    }
    while (out.ends_with(U'\n')) out.pop_back();
    return to_utf8(out);
}

void Text::Unref::operator()(PangoLayout* layout) const { g_object_unref(layout); }

Text::Text(std::string_view text, const Style& style, double width)
    : style_(style), width_(width), layout_(pango_layout_new(context_of_thread())) {
    const auto clean = printable(text);
    auto* layout = layout_.get();
    pango_layout_set_font_description(layout, font_of(style).get());
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, clean.data(), static_cast<int>(clean.size()));
    if (style.bold_bytes > 0) make_bold(layout, style.bold_bytes);
    count_ = clean.empty() ? 0 : static_cast<std::size_t>(pango_layout_get_line_count(layout));
}

double Text::widest() const {
    double most = 0;
    for (auto* each = pango_layout_get_lines_readonly(layout_.get()); each; each = each->next)
        most = std::max(most, width_of(static_cast<PangoLayoutLine*>(each->data)));
    return most;
}

void Text::draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t lines) const {
    if (first >= count_) return;
    auto* each = g_slist_nth(pango_layout_get_lines_readonly(layout_.get()), static_cast<guint>(first));
    for (std::size_t i = 0; i < lines && each; ++i, each = each->next) {
        auto* line = static_cast<PangoLayoutLine*>(each->data);
        const auto rest = width_ - width_of(line);
        const auto indent = style_.align == Align::centre ? rest / 2 : style_.align == Align::right ? rest : 0;
        // The middle of a character's body on the middle of its line.
        cairo_move_to(cairo, x + indent, y + static_cast<double>(i) * leading() + leading() / 2 + style_.size * 0.38);
        pango_cairo_show_layout_line(cairo, line);
    }
}

void Text::add_missing(std::set<char32_t>& to) const {
    if (pango_layout_get_unknown_glyphs_count(layout_.get()) == 0) return;
    const auto points = to_code_points(pango_layout_get_text(layout_.get()));
    for (const auto c : points.value()) {
        const std::unique_ptr<PangoLayout, Unref> alone(pango_layout_new(context_of_thread()));
        const auto bytes = to_utf8(std::u32string(1, c));
        pango_layout_set_font_description(alone.get(), font_of(style_).get());
        pango_layout_set_text(alone.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (pango_layout_get_unknown_glyphs_count(alone.get()) > 0) to.insert(c);
    }
}

}
