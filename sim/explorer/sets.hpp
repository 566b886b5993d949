#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "explorer/library.hpp"
#include "explorer/questions.hpp"

namespace explorer {

/// What ran of a scenario: some outputs of worlds from, from + 1, ..., [output][month][world], from a month on.
struct Block {
  int from = 1, to = 0;
  std::vector<std::size_t> outputs;
  int first = 0;
  std::vector<double> numbers;
};

/// Some worlds of a set, as the program's studies take them.
struct Chosen {
  std::shared_ptr<const Known> known;
  engine::Results results;
  std::vector<int> worlds;  ///< their numbers, from 1
};

/// What an instance was handed, by name.
class Sets {
 public:
  explicit Sets(Library& library) : library_(library) {}

  /// Adds a block; a set of another scenario is made anew. Returns how many worlds it has without a gap from the first on.
  int keep(const std::string& name, std::shared_ptr<const Known> known, Block block);

  /// The worlds of a set that a question is about: `worlds`, at most so many (default: all), `where`, a choice among them.
  /// Months before a block's first come from another set with the same past. Throws base::InputError for an unknown set, for
  /// worlds that are not there, and if none is left. `where` is read from the question.
  std::shared_ptr<const Chosen> choose(const std::string& name, int worlds, const io::Node* where);
  /// The same worlds of two sets.
  std::pair<std::shared_ptr<const Chosen>, std::shared_ptr<const Chosen>> choose_both(const std::string& reference,
                                                                                      const std::string& set,
                                                                                      int worlds,
                                                                                      const io::Node* where);

 private:
  struct Set {
    std::shared_ptr<const Known> known;
    std::map<int, Block> blocks;  ///< by their first world
    std::map<std::string, std::shared_ptr<const Chosen>> chosen;
  };

  Set& find(const std::string& name);
  static int complete(const Set& set);
  std::shared_ptr<const Chosen> assemble(const Set& set, int worlds, const io::Node* where) const;
  const Block* earlier_of(const Set& set, const Block& block) const;

  Library& library_;
  std::map<std::string, Set> sets_;
};

}  // namespace explorer
