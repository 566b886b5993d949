#include "input/csv/csv.hpp"
#include "output/table/table.hpp"

namespace io {

std::string table_csv(const Table& table) {
  std::vector<std::string> header;
  for (const Column& column : table.columns) header.push_back(column.name);
  Csv csv(header);
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) cell.is_number ? csv.field(cell.number) : csv.field(cell.text);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace io
