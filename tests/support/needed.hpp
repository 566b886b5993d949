#pragma once
#include <cstdlib>
#include <string>

/// Tests that need programs which a machine may lack.
namespace support {

/// Whether such a test must fail and not be skipped: CI=true, or `variable` set to anything, as scripts/test does.
inline bool is_needed(const char* variable) {
  const char *integration = std::getenv("CI"), *asked = std::getenv(variable);
  return (integration != nullptr && std::string(integration) == "true") || (asked != nullptr && *asked != '\0');
}

}  // namespace support
