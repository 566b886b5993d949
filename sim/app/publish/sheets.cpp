#include "app/publish/sheets.hpp"

#include "files/xlsx.hpp"

namespace app {

void add_sheets(io::ResultDirectory& directory, std::span<const io::Sheet> sheets) {
  const std::filesystem::path folder = "tables";
  for (const io::Sheet& sheet : sheets) {
    directory.add(folder / (sheet.name + ".csv"), io::sheet_csv(sheet));
    directory.add(folder / (sheet.name + ".md"), io::sheet_markdown(sheet));
  }
  io::write_xlsx(directory.part() / folder / "tables.xlsx", sheets);
}

void add_texts(io::ResultDirectory& directory, const Texts& texts) {
  add_sheets(directory, texts.sheets);
  directory.add("claims.json", io::claims_json(texts.claims, texts.provenance));
  directory.add("methods.txt", texts.methods);
}

}  // namespace app
