#pragma once
#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

/// The looks of a chart. Specifications are made in the light theme's colours; the other themes replace them one by one.
namespace io {

/// kLight: page and slide. kDark: light on dark. kPrint: black on white, thinner lines, no shade behind, told apart in
/// grey.
enum class Theme { kLight, kDark, kPrint };
inline constexpr std::array<std::string_view, 3> kThemeNames{"light", "dark", "print"};

/// The theme of that name, or nothing.
std::optional<Theme> find_theme(std::string_view name);
std::string_view theme_name(Theme theme);

/// A colour in one theme: as an area or point, and as type and as a line, which need more contrast.
struct ThemeColor {
  std::string_view fill, type, line;
};
/// What stands in `theme` for a colour that specifications are made with; nothing if it is none of those.
std::optional<ThemeColor> color_in(Theme theme, std::string_view light);

/// Gives a specification the colours and lines of a theme: every colour of output/chart/frame/charts_figure.hpp and the inks and
/// greys beside them. Of data only the column `_color` is touched; a colour that is not known here stays.
void apply_theme(nlohmann::ordered_json& spec, Theme theme);

/// The text of a specification: its data sets, if it has `datasets`, with a row on each line, so that a person can read
/// and change them.
std::string spec_text(nlohmann::ordered_json spec);

/// Makes a specification so wide in pixels: the layout stays, and scripts/charts/render.mjs draws it larger or smaller by the
/// factor `usermeta.magnified`. For charts whose layout cannot be made anew, since only their specification is there. False
/// if it is too large or too small to be a chart; throws nlohmann::json::exception if it is none.
bool enlarge(nlohmann::ordered_json& spec, int width);

}  // namespace io
