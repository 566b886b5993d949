#pragma once
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace app {

/// While it lives, whatever is written to a stream is printable: control characters and marks of direction that a file, an
/// option or a path brought along are written out, but for those named in `allowed`. The one place that holds for every
/// message and table of every command; in JSON, what is written out means the same.
class PrintableStream {
 public:
  PrintableStream(std::ostream& stream, std::string_view allowed);
  ~PrintableStream();
  PrintableStream(const PrintableStream&) = delete;
  PrintableStream& operator=(const PrintableStream&) = delete;

 private:
  class Buffer : public std::streambuf {
   public:
    Buffer(std::streambuf& sink, std::string_view allowed) : sink_(sink), allowed_(allowed) {}

   protected:
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int_type overflow(int_type character) override;
    int sync() override;

   private:
    bool put(std::string_view text);

    std::streambuf& sink_;
    std::string_view allowed_;
    std::string begun_;  ///< the first bytes of a character whose others are still to come
  };

  std::ostream& stream_;
  std::streambuf* sink_;
  Buffer buffer_;
};

}  // namespace app
