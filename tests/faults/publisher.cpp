// publisher publish TARGET TEXT | update TARGET TEXT | mend TARGET: puts small results into a folder as commands do, whose
// files all hold TEXT. Ends with 3 if that cannot be done.

#include <exception>
#include <iostream>
#include <string>

#include "files/result_directory.hpp"
#include "files/vouched.hpp"
#include "input/json/json_write.hpp"

namespace {

void add_charts(io::ResultDirectory& results, const std::string& text) {
  for (const char* name : {"charts/gap-fan.vl.json", "charts/gap-fan.svg", "charts/narrow/gap-fan.vl.json"})
    results.add(name, text);
}

void publish(const std::string& target, const std::string& text) {
  io::ResultDirectory results(target);
  add_charts(results, text);
  results.add("summary.csv", text);
  results.add("tables/" + text + ".csv", text);
  io::Node manifest = io::make_object();
  io::add_member(manifest, "program", io::make_text("chokepoint"));
  io::add_member(manifest, "kind", io::make_text("run"));
  io::add_member(manifest, "files", io::digests_node(io::digests_below(results.part())));
  results.add("manifest.json", io::write_json(manifest));
  results.publish();
}

void update(const std::string& target, const std::string& text) {
  io::ResultDirectory results(target);
  add_charts(results, text);
  results.update();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string what = argv[1], target = argv[2], text = argc > 3 ? argv[3] : "";
  try {
    if (what == "publish") publish(target, text);
    if (what == "update") update(target, text);
    if (what == "mend") io::mend_place(target);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 3;
  }
  return 0;
}
