#pragma once
#include <memory>
#include <span>
#include <string_view>

#include "explorer/questions.hpp"
#include "explorer/runner.hpp"
#include "explorer/sets.hpp"

namespace explorer {

/// One instance of the explorer's core: questions in, answers out. core/contract.ts is what it may be asked.
class Session {
 public:
  /// `kernel`: a name out of engine::find_kernel. Throws base::InputError for a packet that cannot be read.
  explicit Session(Packet packet, std::string_view kernel = "auto");

  /// `text`: {"call": NAME, ...}; `numbers`: what `keep` is handed. Throws base::InputError for what cannot be answered,
  /// base::InvariantError if the model breaks.
  Answer ask(std::string_view text, std::span<const double> numbers = {});

 private:
  Answer describe();
  Answer check(Question& question);
  Answer run(Question& question);
  Answer keep(Question& question, std::span<const double> numbers);
  Answer summarise(Question& question);
  Answer differences(Question& question);
  Answer tell(Question& question);
  Answer compare(Question& question);
  Answer story(Question& question);
  Answer worlds();
  Answer probe();

  std::shared_ptr<const Known> given(Question& question);

  Library library_;
  Runner runner_;
  Sets sets_;
};

}  // namespace explorer
