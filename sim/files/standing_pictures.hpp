#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "files/render.hpp"

/// What happens to pictures that stand where new ones could not be drawn.
namespace io {

/// The endings of the files of a chart: NAME.vl.json, NAME.svg and so on. The first is that of the specification.
inline constexpr std::array<std::string_view, 5> kChartFileEndings = {".vl.json", ".csv", ".svg", ".png", ".pdf"};

/// Takes into `part`, where results are in the making, those pictures of `standing` that are of the very specification that
/// lies in `part` and were not drawn anew: they still show what it says. No link is followed.
void keep_pictures(const std::filesystem::path& part, const std::filesystem::path& standing);

/// Takes out of `part` every chart that has a picture in `standing` of a kind that was asked for and is not in `part`: the
/// chart stays there as it was. The names of those charts.
std::vector<std::string> leave_undrawn(const std::filesystem::path& part, const std::filesystem::path& standing,
                                       Pictures asked);

}  // namespace io
