#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <unordered_map>
#include <vector>

/// HTML from the Mustache templates in output/page/templates, which cmake/embed.cmake puts into the program.
namespace io {

using Value = kainjow::mustache::data;  ///< a text, a yes or no, an object or a list
using Values = kainjow::mustache::object;
using ValueList = kainjow::mustache::list;
using PageFiles = std::unordered_map<std::string, Value>;

/// The template `name` with values in place of its tags. `{{x}}` is escaped; `{{{x}}}` is for HTML that a template made.
/// An empty text counts as none, so its section is left out; a value that the template asks for and that is not there is a
/// fault of the program.
std::string filled(const std::string& name, const Values& values);

ValueList list_of(const std::vector<std::string>& texts);

/// Every template and style sheet by its name.
const PageFiles& page_files();

}  // namespace io
