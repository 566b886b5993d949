#include "app/explain/where_read.hpp"

#include <algorithm>
#include <string_view>

#include "app/command_line/options.hpp"
#include "app/explain/where_words.hpp"
#include "base/field.hpp"
#include "input/json/input_values.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace app {

namespace {

constexpr std::string_view kForm =
    "METRIC@YYYY-MM < NUMBER, METRIC@YYYY-MM..YYYY-MM < NUMBER, PARAMETER < NUMBER or CLAIM = BRANCH, with <, <=, >, "
    ">=, "
    "= or !=, joined by \"and\" and \"or\"";
constexpr std::string_view kBlanks = " \t\n\r", kSigns = "<>=!";
constexpr std::size_t kDeepest = 50;  ///< parentheses in each other

/// A piece of the text: a word, a relation, or one of the signs @ ( ).
struct Token {
  std::string_view text;  ///< empty: the end
  std::size_t at = 0;     ///< from 0
  bool is_relation() const { return !text.empty() && kSigns.find(text.front()) != std::string_view::npos; }
  bool is_word() const { return !text.empty() && !is_relation() && text != "@" && text != "(" && text != ")"; }
  /// The words that join conditions, in either case.
  bool is(std::string_view word) const {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  }
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = text.find_first_not_of(kBlanks); at < text.size(); at = text.find_first_not_of(kBlanks, at)) {
    const std::size_t start = at;
    if (std::string_view("@()").find(text[at]) != std::string_view::npos)
      ++at;
    else if (kSigns.find(text[at]) != std::string_view::npos)
      at = std::min(text.find_first_not_of(kSigns, at), text.size());
    else
      at = std::min(text.find_first_of("@()<>=! \t\n\r", at), text.size());
    tokens.push_back({text.substr(start, at - start), start});
  }
  tokens.push_back({text.substr(text.size()), text.size()});
  return tokens;
}

template <class Rows> std::vector<std::string_view> names_in(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

class Parser {
 public:
  Parser(const std::string& text, int last, io::FaultList& faults)
      : tokens_(tokens_of(text)), last_(last), faults_(faults) {}

  study::Where read() {
    study::Where where = any();
    while (!peek().text.empty()) {
      refuse(peek(), io::in_quotes(peek().text) + " stands after the end of a condition",
             "\"and\", \"or\", or nothing");
      skip_condition();
      if (!peek().text.empty()) ++next_;
    }
    return where;
  }

 private:
  const Token& peek() const { return tokens_[next_]; }
  Token take() { return peek().text.empty() ? peek() : tokens_[next_++]; }
  bool take_if(std::string_view word) { return peek().is(word) ? ++next_, true : false; }

  std::string place_of(const Token& token) const { return "--where, character " + std::to_string(token.at + 1); }
  void refuse(const Token& token, std::string problem, std::string_view allowed) {
    add_option_fault(place_of(token), std::move(problem), std::string(allowed), faults_);
  }

  /// Goes on where the next condition may begin, so that its faults are told too.
  void skip_condition() {
    while (!peek().text.empty() && !peek().is("and") && !peek().is("or") && peek().text != ")") ++next_;
  }

  study::Where any() {
    return joined("or", study::Where::Kind::kAny, [this] { return all(); });
  }
  study::Where all() {
    return joined("and", study::Where::Kind::kAll, [this] { return one(); });
  }

  template <class Part> study::Where joined(std::string_view word, study::Where::Kind kind, const Part& part) {
    study::Where first = part();
    if (!peek().is(word)) return first;
    study::Where where;
    where.kind = kind;
    where.parts.push_back(std::move(first));
    while (take_if(word)) where.parts.push_back(part());
    return where;
  }

  study::Where one() {
    if (peek().text != "(") return condition();
    const Token open = take();
    if (++depth_ > kDeepest) {
      refuse(open, "too many parentheses stand in each other", "at most " + std::to_string(kDeepest));
      next_ = tokens_.size() - 1;
      given_up_ = true;
      return {};
    }
    study::Where where = any();
    --depth_;
    if (!take_if(")") && !given_up_) {
      refuse(open, "this parenthesis is never closed", ")");
      skip_condition();
    }
    return where;
  }

  study::Where condition() {
    study::Where where;
    where.kind = study::Where::Kind::kCondition;
    const Token name = peek();
    if (!name.is_word() || name.is("and") || name.is("or")) {
      const bool nothing = name.text.empty() || name.is("and") || name.is("or") || name.text == ")";
      refuse(name, nothing ? "a condition is missing here" : io::in_quotes(name.text) + " begins no condition", kForm);
      skip_condition();
      return where;
    }
    take();
    const bool known = read_subject(name, where.condition);
    read_months(name, known, where.condition);
    if (!read_relation(where.condition)) {
      skip_condition();
      return where;
    }
    read_value(known, where.condition);
    return where;
  }

  bool read_subject(const Token& token, study::Condition& condition) {
    using enum study::Condition::Subject;
    const std::string name(token.text);
    const auto parameters = names_in(model::kParameterRows), claims = names_in(model::kHypothesisRows);
    const auto parameter = std::find(parameters.begin(), parameters.end(), name);
    const auto claim = std::find(claims.begin(), claims.end(), name);
    if (parameter != parameters.end()) {
      condition.subject = kParameter, condition.index = static_cast<std::size_t>(parameter - parameters.begin());
      return true;
    }
    if (claim != claims.end()) {
      condition.subject = kClaim, condition.index = static_cast<std::size_t>(claim - claims.begin());
      return true;
    }
    if (engine::find_output(name) < 0 && !is_lever(name)) {
      std::vector<std::string> outputs;
      for (std::size_t i = 0; i < engine::kOutputs; ++i) outputs.push_back(engine::output_name(i));
      std::vector<std::string_view> all(outputs.begin(), outputs.end());
      all.insert(all.end(), parameters.begin(), parameters.end());
      all.insert(all.end(), claims.begin(), claims.end());
      add_unknown_word(place_of(token), "metric, parameter or claim", name, all, faults_);
      return false;
    }
    const auto output = read_output(name, place_of(token), faults_);
    condition.index = output.value_or(0);
    return output.has_value();
  }

  static bool is_lever(const std::string& name) {
    return engine::find_output("lever_" + name.substr(name.starts_with("policy.") ? name.find('.') + 1 : 0)) >= 0;
  }

  void read_months(const Token& name, bool known, study::Condition& condition) {
    const bool dated = condition.subject == study::Condition::Subject::kOutput;
    if (!take_if("@")) {
      if (known && dated)
        refuse(name, io::in_quotes(name.text) + " needs a month",
               std::string(name.text) + "@YYYY-MM, or @YYYY-MM..YYYY-MM for some month of these");
      return;
    }
    const Token first = peek();
    std::string text;  // "2026-05..2030-12", also with blanks in it
    while (peek().is_word() && (text.empty() || text.ends_with("..") || peek().text.starts_with("..")))
      text += take().text;
    if (known && !dated) {
      refuse(first, io::in_quotes(name.text) + " is the same in every month", std::string(name.text) + " without @");
      return;
    }
    const std::size_t dots = text.find("..");
    const auto from = read_month(text.substr(0, dots), 0, last_, place_of(first), faults_);
    const auto to =
        dots == std::string::npos ? from : read_month(text.substr(dots + 2), 0, last_, place_of(first), faults_);
    condition.from = from.value_or(0), condition.to = to.value_or(condition.from);
    if (from && to && *to < *from) refuse(first, "the months end before they begin", "the earlier month first");
  }

  bool read_relation(study::Condition& condition) {
    const Token token = peek();
    const std::string_view relation = token.text == "==" ? "=" : token.text;  // a habit of programmers
    const auto* const found = std::find(kRelationSigns.begin(), kRelationSigns.end(), relation);
    if (found == kRelationSigns.end()) {
      refuse(token, token.text.empty() ? "a relation is missing here" : io::in_quotes(token.text) + " is no relation",
             "<, <=, >, >=, = or !=");
      return false;
    }
    take();
    condition.relation = static_cast<study::Condition::Relation>(found - kRelationSigns.begin());
    return true;
  }

  void read_value(bool known, study::Condition& condition) {
    const Token token = peek().is_word() && !peek().is("and") && !peek().is("or") ? take() : peek();
    const bool missing = !token.is_word() || token.is("and") || token.is("or");
    if (missing) {
      refuse(token, "a value is missing here", "a number, or the branch of a claim");
    } else if (known && condition.subject == study::Condition::Subject::kClaim) {
      read_branch(token, condition);
    } else if (const auto bound = io::parse_number(token.text)) {
      condition.bound = *bound;
    } else if (known ||
               (condition.relation != study::Condition::Relation::kEqual &&
                condition.relation != study::Condition::Relation::kUnequal)) {  // else perhaps a branch of a claim
      refuse(token, io::in_quotes(token.text) + " is no number",
             "a number in the unit of what is asked about (a share goes from 0 to 1)");
    }
  }

  void read_branch(const Token& token, study::Condition& condition) {
    const model::HypothesisRow& row = model::kHypothesisRows[condition.index];
    const std::vector<std::string_view> branches(row.branch.begin(), row.branch.begin() + row.branches);
    const auto found = std::find(branches.begin(), branches.end(), token.text);
    using enum study::Condition::Relation;
    if (condition.relation != kEqual && condition.relation != kUnequal)
      refuse(token, "the branches of " + std::string(row.name) + " have no order", "= or !=");
    if (found == branches.end())
      add_unknown_word(place_of(token), "branch of " + std::string(row.name), token.text, branches, faults_);
    else
      condition.bound = static_cast<double>(found - branches.begin());
  }

  std::vector<Token> tokens_;
  std::size_t next_ = 0, depth_ = 0;
  bool given_up_ = false;  ///< what follows is not looked at
  int last_;
  io::FaultList& faults_;
};

}  // namespace

study::Where read_where(const std::vector<std::string>& given, int last, io::FaultList& faults) {
  if (given.size() == 1) return Parser(given.front(), last, faults).read();
  study::Where all;
  for (const std::string& text : given) all.parts.push_back(Parser(text, last, faults).read());
  return all;
}

}  // namespace app
