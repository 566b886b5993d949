#pragma once

#include <string_view>

namespace io {

/// The style sheet of the report: one column, cards instead of tables on a phone, A4 in print.
extern const std::string_view kReportStyle;

}  // namespace io
