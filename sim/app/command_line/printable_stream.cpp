#include "app/command_line/printable_stream.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace app {

namespace {

/// The bytes at the end of a text that may begin a character of UTF-8 and do not end it.
std::size_t begun_at_the_end(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0u) == 0x80u) continue;  // it goes on
    const std::size_t bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    return back < bytes ? back : 0;
  }
  return 0;
}

}  // namespace

PrintableStream::PrintableStream(std::ostream& stream, std::string_view allowed)
    : stream_(stream), sink_(stream.rdbuf()), buffer_(*stream.rdbuf(), allowed) {
  const std::ios_base::iostate state = stream_.rdstate();
  stream_.rdbuf(&buffer_);  // which makes the state good
  stream_.clear(state);
}

PrintableStream::~PrintableStream() {
  const std::ios_base::iostate state = stream_.rdstate();
  buffer_.pubsync();
  stream_.rdbuf(sink_);  // as above
  stream_.clear(state);
}

bool PrintableStream::Buffer::put(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(allowed_, at), text.size());
    safe += base::printable(text.substr(at, end - at));
    if (end < text.size()) safe += text[end];
    at = end + 1;
  }
  return sink_.sputn(safe.data(), static_cast<std::streamsize>(safe.size())) ==
         static_cast<std::streamsize>(safe.size());
}

std::streamsize PrintableStream::Buffer::xsputn(const char* text, std::streamsize count) {
  std::string all = std::move(begun_);
  all.append(text, static_cast<std::size_t>(count));
  begun_ = all.substr(all.size() - begun_at_the_end(all));
  all.resize(all.size() - begun_.size());
  return put(all) ? count : 0;
}

PrintableStream::Buffer::int_type PrintableStream::Buffer::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  const char one = traits_type::to_char_type(character);
  return xsputn(&one, 1) == 1 ? character : traits_type::eof();
}

int PrintableStream::Buffer::sync() {
  const std::string rest = std::move(begun_);
  begun_.clear();
  return put(rest) ? sink_.pubsync() : -1;
}

}  // namespace app
