#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"

/// Small readers of questions, and makers of answers.
namespace explorer {

/// An answer: JSON, and numbers that would take too long as text.
struct Answer {
  io::Node node;
  std::vector<double> numbers;
};

/// Refuses a question for one reason. Throws base::InputError.
[[noreturn]] void refuse(const std::string& pointer, const std::string& problem, const std::string& allowed = "",
                         const std::string& suggestion = "");

/// A question's members; every reader throws base::InputError with all that is wrong at `finish`.
class Question {
 public:
  explicit Question(const io::Node& node) : reader_(node, faults_) {}

  std::string text(std::string_view key);
  std::string text_or(std::string_view key, const std::string& otherwise);
  /// False if it is not there.
  bool flag(std::string_view key);
  int count_or(std::string_view key, int low, int high, int otherwise);
  /// [from, to], both from 1 to `most`, from <= to.
  std::pair<int, int> range(std::string_view key, int most);
  /// The position of a text among `known`.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& known, std::string_view what);
  std::vector<std::string> texts(std::string_view key);
  /// A month from 2022-01 on, before `months`; nothing if it is not there.
  std::optional<int> month(std::string_view key, int months);
  const io::Node* optional(std::string_view key) { return reader_.optional(key); }
  const io::Node* required(std::string_view key) { return reader_.required(key); }
  io::FaultList& faults() { return faults_; }
  void finish() {
    reader_.finish();
    faults_.throw_if_any();
  }

 private:
  io::FaultList faults_;
  io::ObjectReader reader_;
};

/// The positions of outputs. Throws base::InputError for names of none, and for one that is named twice.
std::vector<std::size_t> read_outputs(const std::vector<std::string>& names, const std::string& pointer);

/// "a b c" as a list.
io::Node words_node(std::string_view text);
io::Node month_node(int month);

}  // namespace explorer
