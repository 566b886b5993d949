// The door of the module: plain C functions, for core/core.ts. One session an instance.
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "explorer/session.hpp"
#include "input/json/json_write.hpp"

#define CHOKEPOINT_DOOR extern "C" __attribute__((used, visibility("default")))

namespace explorer {
namespace {

std::unique_ptr<Session> session;
std::string answer;
std::vector<double> numbers;

io::Node fault_node(const base::Fault& fault) {
  io::Node node = io::make_object();
  const auto text = [&](const char* key, const std::string& value) {
    io::add_member(node, key, io::make_text(base::printable(value)));
  };
  text("text", base::describe(fault)), text("pointer", fault.pointer);
  io::add_member(node, "line", io::make_number(static_cast<double>(fault.line)));
  io::add_member(node, "column", io::make_number(static_cast<double>(fault.column)));
  text("problem", fault.problem), text("allowed", fault.allowed), text("suggestion", fault.suggestion);
  return node;
}

int refuse_with(const std::vector<base::Fault>& faults) {
  io::Node node = io::make_object();
  io::Node& list = io::add_member(node, "faults", io::make_list());
  for (const base::Fault& fault : faults) list.items.push_back(fault_node(fault));
  answer = io::write_json(node);
  numbers.clear();
  return 0;
}

/// 1 and the answer; 0 and the faults.
template <class Work> int answered(const Work& work) {
  try {
    work();
    return 1;
  } catch (const base::InputError& error) {
    return refuse_with(error.faults());
  } catch (const std::exception& error) {  // the model broke a promise, or memory is short
    base::Fault fault;
    fault.problem = error.what();
    return refuse_with({fault});
  }
}

}  // namespace

/// Opens the session. `kernel`: a name that ends in 0.
CHOKEPOINT_DOOR int explorer_open(const unsigned char* packet, std::size_t bytes, const char* kernel) {
  return answered([&] {
    session.reset();
    session = std::make_unique<Session>(read_packet({packet, bytes}), kernel);
    answer = "{}", numbers.clear();
  });
}

/// Asks; `given` are the numbers that `keep` is handed.
CHOKEPOINT_DOOR int explorer_ask(const char* question, std::size_t bytes, const double* given, std::size_t count) {
  return answered([&] {
    base::ensure(session != nullptr, "the session has not been opened");
    Answer found = session->ask({question, bytes}, {given, count});
    answer = io::write_json(found.node);
    numbers = std::move(found.numbers);
  });
}

/// What the last call said: JSON, and numbers.
CHOKEPOINT_DOOR const char* explorer_answer() { return answer.data(); }
CHOKEPOINT_DOOR std::size_t explorer_answer_bytes() { return answer.size(); }
CHOKEPOINT_DOOR const double* explorer_numbers() { return numbers.data(); }
CHOKEPOINT_DOOR std::size_t explorer_number_count() { return numbers.size(); }

}  // namespace explorer
