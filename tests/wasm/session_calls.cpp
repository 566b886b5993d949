// session_calls PACKET [KERNEL]: the twin of calls.mjs. Reads questions, one JSON a line, asks a session, and writes of each answer
// a line with "answer" or "refused", the bytes of its text and of its numbers, and then both. A question that hands numbers over
// (`keep`) gets those of the last run.
#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "explorer/session.hpp"
#include "input/json/json_write.hpp"

namespace {

explorer::Packet packet_at(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return explorer::read_packet({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

void write(std::string_view kind, std::string_view text, const std::vector<double>& numbers) {
  const std::size_t bytes = numbers.size() * sizeof(double);
  std::cout << kind << " " << text.size() << " " << bytes << "\n" << text;
  std::cout.write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(bytes));
}

}  // namespace

int main(int count, char** arguments) {
  explorer::Session session(packet_at(arguments[1]), count > 2 ? arguments[2] : "auto");
  std::vector<double> last_run;
  for (std::string question; std::getline(std::cin, question);) {
    try {
      explorer::Answer answer = session.ask(question, last_run);
      write("answer", io::write_json(answer.node), answer.numbers);
      if (question.find("\"call\":\"run\"") != std::string::npos) last_run = std::move(answer.numbers);
    } catch (const base::InputError& error) {
      write("refused", error.what(), {});
    }
  }
}
