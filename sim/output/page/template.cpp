#include "output/page/template.hpp"

#include <stdexcept>

#include "output/page/report_html.hpp"

namespace io {

namespace {

class Context : public kainjow::mustache::context<std::string> {
 public:
  explicit Context(const Value& values) : context(&values) {}

  const Value* get(const std::string& name) const override {
    const Value* value = context::get(name);
    if (value == nullptr) throw std::logic_error("a template asks for a value that nobody gives it: " + name);
    return value->is_string() && value->string_value().empty() ? nullptr : value;
  }

  const Value* get_partial(const std::string& name) const override { return &page_files().at(name); }
};

}  // namespace

std::string filled(const std::string& name, const Values& values) {
  kainjow::mustache::mustache made(page_files().at(name).string_value());
  if (!made.is_valid()) throw std::logic_error(name + ": " + made.error_message());
  made.set_custom_escape([](const std::string& text) { return escape_html(text); });
  const Value data(values);
  Context context(data);
  std::string html = made.render(context);
  if (!made.is_valid()) throw std::logic_error(name + ": " + made.error_message());
  return html;
}

ValueList list_of(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}  // namespace io
