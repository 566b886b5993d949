#pragma once
#include <string>
#include <string_view>

#include "analysis/tempered_smc.hpp"

namespace app {

/// A fit's state as bytes, under a name for what is being fitted and how (space, options, model, targets), so that it is
/// never taken for another's.
std::string checkpoint_bytes(const analysis::SmcState& state, std::string_view fit);

/// The state read back. Throws base::InputError (naming `file`) if the bytes are no whole checkpoint of this fit.
analysis::SmcState read_checkpoint(std::string_view bytes, std::string_view fit, const std::string& file);
/// The same, and of a fit of this space with these options: whoever can write the file can write its digest.
analysis::SmcState read_checkpoint(std::string_view bytes, std::string_view fit, const std::string& file,
                                   const analysis::Space& space, const analysis::SmcOptions& options);

}  // namespace app
