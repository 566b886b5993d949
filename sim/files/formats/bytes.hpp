#pragma once
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Numbers as bytes, in the machine's own order, in files that say what they are and are read only if they are whole: what one
/// call of this program keeps for another, such as a checkpoint. A struct is written and read by one function of its own,
/// visit(archive, value), found by the struct's namespace.
namespace io {

template <class Value> inline constexpr bool kIsBare = std::is_arithmetic_v<Value>;

/// Hands on bytes in larger pieces.
class ByteWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  explicit ByteWriter(Sink sink) : sink_(std::move(sink)) {}

  void bytes(const void* from, std::size_t count) {
    waiting_.append(static_cast<const char*>(from), count);
    if (waiting_.size() >= kPiece) flush();
  }
  template <class Value> void operator()(const Value& value) {
    if constexpr (kIsBare<Value>)
      bytes(&value, sizeof value);
    else
      visit(*this, value);
  }
  template <class Value> void operator()(const std::vector<Value>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    if constexpr (kIsBare<Value>)
      bytes(values.data(), values.size() * sizeof(Value));
    else
      for (const Value& value : values) (*this)(value);
  }
  void flush() {
    sink_(waiting_);
    waiting_.clear();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 20;
  Sink sink_;
  std::string waiting_;
};

/// Reads them back. What is missing is read as nothing, and is_whole() says so.
class ByteReader {
 public:
  /// Puts as many bytes at a place; false if there are not so many more.
  using Source = std::function<bool(char* to, std::size_t count)>;
  /// `left`: how many bytes there are; a number of elements above it is damage.
  ByteReader(Source source, std::uint64_t left) : source_(std::move(source)), left_(left) {}

  void bytes(void* to, std::size_t count) {
    if (count == 0) return;  // an empty vector has no place
    whole_ = whole_ && count <= left_ && source_(static_cast<char*>(to), count);
    if (whole_) left_ -= count;
  }
  template <class Value> void operator()(Value& value) {
    if constexpr (kIsBare<Value>)
      bytes(&value, sizeof value);
    else
      visit(*this, value);
  }
  template <class Value> void operator()(std::vector<Value>& values) {
    std::uint64_t count = 0;
    (*this)(count);
    const std::uint64_t least = kIsBare<Value> ? sizeof(Value) : 1;  // bytes of an element
    if (!can_hold(count, least)) return;
    if constexpr (kIsBare<Value>) {
      values.resize(count);
      bytes(values.data(), count * sizeof(Value));
    } else {
      // One by one: of a number that lies no more is made than there are bytes for.
      values.clear();
      for (; count > 0 && whole_; --count) (*this)(values.emplace_back());
    }
  }
  /// Whether so many elements of so many bytes at least may follow; if not, the rest is damaged.
  bool can_hold(std::uint64_t count, std::uint64_t least) { return whole_ = whole_ && count <= left_ / least; }
  void damaged() { whole_ = false; }
  /// Nothing was missing so far.
  bool is_sound() const { return whole_; }
  /// Nothing was missing, and nothing is left.
  bool is_whole() const { return whole_ && left_ == 0; }

 private:
  Source source_;
  std::uint64_t left_;
  bool whole_ = true;
};

/// Writes a file that says what it is, in one line, and bears the SHA-256 of all of it. It is whole or not there, as with
/// write_whole; throws WriteError.
void write_sealed(const std::filesystem::path& path, std::string_view what,
                  const std::function<void(ByteWriter&)>& body);

/// Reads it back. False, with nothing read, if the file is not there, is no such file, says another thing or is damaged.
bool read_sealed(const std::filesystem::path& path, std::string_view what,
                 const std::function<void(ByteReader&)>& body);

}  // namespace io
