// A roster: the record's own, or what a scenario changes in it.
#include "fuzz.hpp"
#include "input/json/json_read.hpp"
#include "input/record/roster_json.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [kind, body] = fuzz::kinded(fuzz::text_of(data, size));
  const bool changes = kind == "changes";
  fuzz::answers([&, body = body] {
    io::FaultList faults;
    const std::optional<io::Node> root = io::read_json(body, "roster.json", faults);
    faults.throw_if_any();
    io::RosterFile roster;
    if (changes) {
      roster = fuzz::record().roster;
      io::override_roster(*root, roster, faults);
    } else {
      io::read_roster(*root, roster, faults);
    }
    io::finish_roster(roster, faults);
    faults.throw_if_any();
  });
  return 0;
}
