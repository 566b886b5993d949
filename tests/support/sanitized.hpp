#pragma once

namespace support {

/// Whether this build has the address sanitizer, under which reading text takes some ten times as long: a test that tries
/// many of a kind tries a share of them there, and all of them in the plain build.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace support
