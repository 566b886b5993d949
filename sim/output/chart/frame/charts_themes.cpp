#include "output/chart/frame/charts_themes.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_ink.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

/// One colour in every theme; `type` for words in it and `line` for lines, where those must differ. tests/unit/output/chart/frame/charts_themes_test.cpp
/// holds contrasts, and what the colour-blind and a grey printer tell apart, to numbers.
struct Swatch {
  std::string_view light, light_type, dark, print;
  std::string_view dark_type{}, print_type{}, dark_line{}, print_line{};  ///< empty: as the fill
};
constexpr std::array<Swatch, 18> kSwatches{
    {{"white", "white", "#14181C", "white"},
     {"#1a1a1a", "#1a1a1a", "#F2F2F2", "#000000"},   // ink
     {"#4D4D4D", "#4D4D4D", "#A8AEB4", "#262626"},   // totals
     {"#595959", "#595959", "#B4BAC0", "#333333"},   // grey type
     {"#8C8C8C", "#737373", "#8C949C", "#6A6A6A"},   // what is beside the point
     {kPaleGrey, kPaleGrey, "#3A424A", "#DADADA"},   // grid, and what is left over
     {"#C9C9C9", "#737373", "#5A626A", "#C9C9C9"},   // what was believed before
     {kLeftOver, kLeftOver, "#8A939B", "#E6E6E6"},   // a layer of what is left over
     {"#F4F1EA", "#F4F1EA", "#20262C", "none"},      // behind the past
     {"#FEFEFE", "#FEFEFE", "#14181C", "none"},      // a veil over the past of layers
     {kBlue, kBlue, "#4FA8F0", "#00355A"},           // the United States
     {kVermilion, "#B34A00", "#FF8A45", "#CE4A0D"},  // China
     {kSkyBlue, "#1B6FA3", "#7CCBF2", "#BFE0F3", "", "#000000", "", "#4A97D6"},
     {kGreen, "#007556", "#28764C", "#58B094", "#5CBF93", "#000000", "#35905F"},
     {kPurple, kPurple, "#95508A", "#2E0F28", "#E0A3D0", "", "#B56FA9"},
     {kOrange, "#8A5F00", "#F0B040", "#F6C667", "", "#000000"},
     {"black", "black", "#F2F2F2", "black"},
     {"#FFFFFF", "#FFFFFF", "#14181C", "#FFFFFF"}}};

constexpr double kPrintLines = 0.7;  ///< of their width on a screen: a printer draws finer

/// What is drawn in a colour.
enum class Use { kFill, kType, kLine };

Use use_of(const Json& mark) {
  const Json type = mark.value("type", Json()), text = mark.value("text", Json());
  if (type == "line" || (type == "text" && text == Json(kLineKey))) return Use::kLine;
  return type == "text" && text != Json(kPatchKey) ? Use::kType : Use::kFill;
}

std::string_view of_use(const ThemeColor& color, Use use) {
  return use == Use::kType ? color.type : use == Use::kLine ? color.line : color.fill;
}

/// A rim keeps its width: it parts words from lines, which is not finer on paper.
bool is_rim(const Json& mark) { return mark.value("stroke", Json()) == Json("white"); }

void recolour(Json& node, Theme theme, Use use);

constexpr const char *kColorColumn = "_color", *kTextColumn = "_text";

/// Rows of data may name the colour that they are drawn in; a row with words in it is type.
void recolour_rows(Json& rows, Theme theme) {
  for (Json& row : rows)
    if (row.is_object() && row.contains(kColorColumn))
      recolour(row[kColorColumn], theme, row.contains(kTextColumn) ? Use::kType : Use::kFill);
}

void recolour(Json& node, Theme theme, Use use) {
  if (node.is_string()) {
    const auto color = color_in(theme, node.get_ref<const std::string&>());
    if (color) node = of_use(*color, use);
    return;
  }
  if (node.is_array())
    for (Json& item : node) recolour(item, theme, use);
  if (!node.is_object()) return;
  const bool thin = theme == Theme::kPrint && !is_rim(node);
  use = use_of(node);
  for (auto member = node.begin(); member != node.end(); ++member) {
    const std::string& key = member.key();
    if (key == "datasets")
      for (Json& rows : *member) recolour_rows(rows, theme);
    if (key == "values") recolour_rows(*member, theme);
    if (key == "datasets" || key == "values" || key == "text") continue;
    if (thin && (key == "strokeWidth" || key == "thickness") && member->is_number())
      *member = member->get<double>() * kPrintLines;
    recolour(*member, theme, use);
  }
}

constexpr double kMostPixels = 20'000;  ///< of a side of a chart as it was made

}  // namespace

std::optional<Theme> find_theme(std::string_view name) {
  const auto found = std::find(kThemeNames.begin(), kThemeNames.end(), name);
  if (found == kThemeNames.end()) return std::nullopt;
  return static_cast<Theme>(found - kThemeNames.begin());
}

std::string_view theme_name(Theme theme) { return kThemeNames.at(static_cast<std::size_t>(theme)); }

std::optional<ThemeColor> color_in(Theme theme, std::string_view light) {
  const auto found = std::find_if(kSwatches.begin(), kSwatches.end(), [&](const Swatch& swatch) {
    return swatch.light == light || swatch.light_type == light;
  });
  if (found == kSwatches.end()) return std::nullopt;
  const auto or_fill = [](std::string_view own, std::string_view fill) { return own.empty() ? fill : own; };
  const std::string_view dark = found->dark, print = found->print;
  if (theme == Theme::kDark) return ThemeColor{dark, or_fill(found->dark_type, dark), or_fill(found->dark_line, dark)};
  if (theme == Theme::kPrint)
    return ThemeColor{print, or_fill(found->print_type, print), or_fill(found->print_line, print)};
  return ThemeColor{found->light, found->light_type, found->light};
}

void apply_theme(nlohmann::ordered_json& spec, Theme theme) { recolour(spec, theme, Use::kFill); }

std::string spec_text(nlohmann::ordered_json spec) {
  const auto found = spec.find("datasets");
  if (found == spec.end()) return spec.dump(2) + "\n";
  const Json datasets = std::move(*found);
  spec.erase("datasets");
  std::string text = spec.dump(2);
  text.erase(text.size() - 2);  // the closing brace and the line feed before it
  text += ",\n  \"datasets\": {";
  for (auto set = datasets.begin(); set != datasets.end(); ++set) {
    text += set == datasets.begin() ? "\n" : ",\n";
    text += "    " + Json(set.key()).dump() + ": [";
    for (std::size_t i = 0; i < set->size(); ++i) text += (i == 0 ? "\n      " : ",\n      ") + set->at(i).dump();
    text += "\n    ]";
  }
  return text + "\n  }\n}\n";
}

bool enlarge(nlohmann::ordered_json& spec, int width) {
  const auto side_of = [&](const char* inside, const char* before, const char* after) {
    const Json& padding = spec.at("padding");
    return spec.at(inside).get<double>() + padding.at(before).get<double>() + padding.at(after).get<double>();
  };
  const double drawn = side_of("width", "left", "right");
  for (const double side : {drawn, side_of("height", "top", "bottom")})
    if (!(side >= 1 && side <= kMostPixels)) return false;
  if (spec.contains("usermeta")) spec["usermeta"].erase("magnified");
  if (std::lround(drawn) != width) spec["usermeta"]["magnified"] = width / drawn;
  return true;
}

}  // namespace io
