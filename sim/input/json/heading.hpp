#pragma once
#include <string_view>

#include "input/json/input_values.hpp"

/// The two members by which files of this program are known: `program` and `format_version`.
namespace io {

/// The format that this program writes, of every kind of file.
inline constexpr int kFormatVersion = 1;

/// What a file of this program begins with: `program`, `kind` if it has one, `format_version`.
Node make_heading(std::string_view kind = {});

/// Does a document say that it is of this program?
bool is_of_this_program(const Node& root);

/// Takes both. Adds a fault if another program wrote the file, or a newer version of this one, whose other members may then
/// mean anything: the caller reads no further, and so returns false.
bool read_heading(ObjectReader& reader, FaultList& faults);

/// The member `format_version`: a fault, and false, if it is not the one that is known.
bool check_format(const Node& version, FaultList& faults);

}  // namespace io
