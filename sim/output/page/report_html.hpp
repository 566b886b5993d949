#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/table/table.hpp"

/// The few pieces of HTML that the report is made of.
namespace io {

/// Text made safe inside an element or a quoted attribute: & < > " and '.
std::string escape_html(std::string_view text);

/// Safe text in which `backquotes` stand round what is typed: that becomes `<code>`.
std::string with_code(std::string_view text);

/// Safe HTML in which long names may break after underscores, and only there.
std::string breaking_at_underscores(std::string html);

enum class Print {
  kTable,  ///< as on the screen
  kDense   ///< a long table: each row a few small lines in two columns
};

/// A table that becomes one card a row on a phone: its title is the caption, its first column heads the rows. Without rows
/// it is its note as a paragraph, or nothing. Roles are written out, since a table whose rows are set as blocks is none to a
/// screen reader without them.
std::string table_html(const Table& table, Print print = Print::kTable);

/// What opens at a touch, and stays closed in print unless it was opened; nothing where there is no content. `content` is HTML.
std::string folded(const std::string& summary, const std::string& content);

/// A text as the address of a link: what a browser saves is that text, and nothing is asked of a network.
std::string data_address(std::string_view media_type, std::string_view text);

/// A link that saves `text` as a file called `name`, escaped and labelled.
std::string download(const std::string& label, const std::string& name, std::string_view media_type,
                     std::string_view text);

/// A link to a section of the page.
struct PageLink {
  std::string id, label;
};

/// How a reader comes to the explorer, in which the levers of a scenario can be moved.
struct ExplorerLink {
  std::string scenario;  ///< what the command `explore` is given; empty: the page says nothing of it
  std::string address;   ///< of a page that lies ready; empty: there is none
};

/// What a reader sees before anything else: the answer in one sentence with its interval, and one picture.
struct PageFront {
  std::string title, heading;  ///< of the window, and of the page
  std::string kicker;          ///< a line below: what the page is made from
  std::string lead = {};       ///< the answer; also the description that search engines and previews show
  std::string caution = {};    ///< below it: what its interval does not hold, or what it is beside another
  std::string first = {};      ///< HTML of the picture
  std::string preview = {};    ///< a PNG beside the page, for previews; empty: there is none
  ExplorerLink explorer = {};
};

/// A whole page: its front, links to those `sections` that `body` has, and `body` (HTML). Without script and without any
/// request, with a link that leads past the contents and the landmarks by which screen readers go.
std::string page_html(const PageFront& front, const std::vector<PageLink>& sections, const std::string& body);

/// A drawing as an element of the page: without XML declaration, its ids made unique by `prefix`, its size left to the
/// page.
std::string inline_svg(const std::string& svg, const std::string& prefix, const std::string& css_class);

}  // namespace io
