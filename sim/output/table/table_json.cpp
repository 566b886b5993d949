#include "output/table/table.hpp"

namespace io {

Node table_node(const Table& table) {
  Node list = make_list();
  for (const auto& row : table.rows) {
    Node& object = list.items.emplace_back(make_object());
    for (std::size_t i = 0; i < row.size(); ++i)
      add_member(object, table.columns[i].name,
                 row[i].is_number ? make_number_or_null(row[i].number) : make_text(row[i].text));
  }
  return list;
}

}  // namespace io
