#pragma once
#include <filesystem>
#include <span>

#include "output/table/table.hpp"

namespace io {

/// Writes a workbook with a sheet for each table: title, header row (frozen, with filters), numbers as numbers, note. The
/// file is the same, byte for byte, for the same tables: it bears no date of its own. Throws WriteError if the disk
/// refuses.
void write_xlsx(const std::filesystem::path& path, std::span<const Table> tables);

}  // namespace io
