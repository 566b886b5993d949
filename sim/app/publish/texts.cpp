#include "app/publish/texts.hpp"

#include "files/formats/xlsx.hpp"

namespace app {

void add_tables(io::ResultDirectory& directory, std::span<const io::Table> tables) {
  const std::filesystem::path folder = "tables";
  for (const io::Table& table : tables) {
    directory.add(folder / (table.name + ".csv"), io::table_csv(table));
    directory.add(folder / (table.name + ".md"), io::table_markdown(table));
  }
  io::write_xlsx(directory.part() / folder / "tables.xlsx", tables);
}

void add_texts(io::ResultDirectory& directory, const Texts& texts) {
  add_tables(directory, texts.tables);
  directory.add("claims.json", io::claims_json(texts.claims, texts.provenance));
  directory.add("methods.txt", texts.methods);
}

}  // namespace app
