#include <algorithm>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

/// Braces and backslashes would end or command a BibTeX value, and LaTeX has a meaning for some other characters.
std::string bibtex_value(const std::string& text) {
  std::string value;
  for (const char c : text) {
    if (c == '{' || c == '}')
      value += c == '{' ? '(' : ')';
    else if (c == '\\' || static_cast<unsigned char>(c) < 0x20)
      value += ' ';
    else if (c == '^' || c == '~')
      value.append("\\").append(1, c).append("{}");
    else
      value.append(std::string_view("_%&#$").find(c) == std::string_view::npos ? "" : "\\").append(1, c);
  }
  return value;
}

/// A YAML string in double quotes.
std::string yaml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + "\"";
}

std::string note_of(const RunInfo& run) {
  return "Scenario " + run.scenario + ", seed " + std::to_string(run.seed) + ", " + std::to_string(run.replicates) +
         " replicates" + (run.commit.empty() ? "" : ", commit " + run.commit) + "; " + run.calibration_note;
}

}  // namespace

std::string bibtex(const RunInfo& run) {
  std::string key = "chokepoint_" + run.version;
  std::replace_if(
      key.begin(), key.end(),
      [](char c) { return (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z'); }, '_');
  return "@software{" + key +
         ",\n  title   = {{Chokepoint}: a {Monte Carlo} simulator of chip export controls},\n  author  = {{The "
         "Chokepoint contributors}},\n  version = {" +
         bibtex_value(run.version) + "},\n  year    = {" + run.present.substr(0, 4) + "},\n  note    = {" +
         bibtex_value(note_of(run)) + "}\n}\n";
}

std::string cff(const RunInfo& run) {
  return "cff-version: 1.2.0\nmessage: \"Cite the version and the scenario.\"\ntype: software\n"
         "title: \"Chokepoint: a Monte Carlo simulator of chip export controls\"\nauthors:\n"
         "  - name: \"The Chokepoint contributors\"\nversion: " +
         yaml_text(run.version) + "\n" + (run.commit.empty() ? "" : "commit: " + yaml_text(run.commit) + "\n") +
         "license: Apache-2.0\nabstract: " + yaml_text(note_of(run)) + "\n";
}

std::string citation_section(const RunInfo& run) {
  const std::string bib = bibtex(run), citation = cff(run);
  const std::string save = download("Save chokepoint.bib", "chokepoint.bib", "application/x-bibtex", bib) +
                           download("Save CITATION.cff", "CITATION.cff", "application/yaml", citation);
  return section("cite", "How to cite",
                 filled("citation.mustache", {{"bibtex", bib}, {"cff", citation}, {"save", save}}),
                 "BibTeX and CITATION.cff, with version and scenario.");
}

}  // namespace io
