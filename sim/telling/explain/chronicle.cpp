#include "telling/explain/chronicle.hpp"

#include <algorithm>

#include "input/csv/csv.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

/// The event that a move stands for: moves are called like their event, or like it, a dot and a lever.
const io::PolicyEvent* event_of(const engine::StoryLine& line, const std::vector<io::PolicyEvent>& timeline) {
  if (line.move.empty()) return nullptr;
  const std::string id = line.move.substr(0, line.move.find('.'));
  const auto found =
      std::find_if(timeline.begin(), timeline.end(), [&](const io::PolicyEvent& event) { return event.id == id; });
  return found == timeline.end() ? nullptr : &*found;
}

/// The lines to be told, those of one event of one month made into one.
std::vector<engine::StoryLine> told(const std::vector<engine::StoryLine>& story,
                                    const std::vector<io::PolicyEvent>& timeline, Detail detail, Scheduled scheduled) {
  std::vector<engine::StoryLine> lines;
  const io::PolicyEvent* last_event = nullptr;
  for (const engine::StoryLine& line : story) {
    if (detail == Detail::kBrief && !line.brief) continue;
    if (scheduled == Scheduled::kLeftOut && !line.move.empty()) continue;
    const io::PolicyEvent* event = event_of(line, timeline);
    if (event && event == last_event && lines.back().month == line.month) {
      lines.back().what += "; " + line.what;
      continue;
    }
    lines.push_back(line);
    last_event = event;
    if (!event) continue;
    lines.back().actor = event->actor;
    lines.back().what = event->event + ": " + line.what;
    lines.back().why = "documented, " + event->id + ": " + event->description;
  }
  return lines;
}

}  // namespace

std::string chronicle(const std::vector<engine::StoryLine>& story, const std::vector<io::PolicyEvent>& timeline,
                      Detail detail, Scheduled scheduled) {
  constexpr std::size_t kWidth = 92, kIndent = 11;
  std::string text;
  int year = -1, month = -1;
  for (const engine::StoryLine& line : told(story, timeline, detail, scheduled)) {
    if (line.month / 12 != year) text += (year < 0 ? "" : "\n") + std::to_string(2022 + line.month / 12) + "\n";
    std::string start = line.month != month ? "  " + io::csv_month(line.month) : "";
    start.resize(kIndent, ' ');
    year = line.month / 12, month = line.month;
    text +=
        start + wrapped(line.actor + ": " + line.what + " (" + line.why + ")", kWidth - kIndent, kIndent + 2) + "\n";
  }
  return text;
}

io::Node story_node(const std::vector<engine::StoryLine>& story) {
  io::Node list = io::make_list();
  for (const engine::StoryLine& line : story) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "month", io::make_text(io::csv_month(line.month)));
    io::add_member(node, "actor", io::make_text(line.actor));
    io::add_member(node, "what", io::make_text(line.what));
    io::add_member(node, "why", io::make_text(line.why));
    io::add_member(node, "brief", io::make_boolean(line.brief));
    if (!line.move.empty()) io::add_member(node, "move", io::make_text(line.move));
  }
  return list;
}

}  // namespace app
