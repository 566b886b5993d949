// A library to be preloaded: it counts the calls by which a program changes what stands below a folder, and at the N-th
// one fails or kills the program. Tests go through all N, until none is hit.
//
//   FAULT_BELOW   the folder; calls about others are not counted
//   FAULT_AT      N, from 1; 0 or absent: none
//   FAULT_HOW     ENOSPC or EIO: the call fails so; STUCK: it and all that follow fail with EIO; KILL: the program is killed
//                 before the call; AFTER: killed after it
//   FAULT_COUNT   a file that gets the number of calls at the end of the program
//   FAULT_NO_EXCHANGE  set: folders cannot be exchanged in one step on this disk
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

namespace {

std::atomic<long> calls{0};

const char* setting(const char* name) {
  const char* text = getenv(name);
  return text != nullptr ? text : "";
}

template <class Function> Function real(const char* name) { return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); }

bool begins(const char* text, const char* begin) { return *begin != '\0' && strncmp(text, begin, strlen(begin)) == 0; }

bool is_below(int folder, const char* path) {
  char from[PATH_MAX] = "", link[64];
  if (path[0] == '/') return begins(path, setting("FAULT_BELOW"));
  snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
  return readlink(link, from, sizeof from - 1) > 0 && begins(from, setting("FAULT_BELOW"));
}

bool is_file_below(int descriptor) { return is_below(descriptor, ""); }

/// Whether this call, which is counted, is to fail; then errno says so. It may not come back.
bool strikes() {
  const long now = ++calls, at = atol(setting("FAULT_AT"));
  const char* how = setting("FAULT_HOW");
  if (at == 0 || (strcmp(how, "STUCK") == 0 ? now < at : now != at)) return false;
  if (strcmp(how, "KILL") == 0) kill(getpid(), SIGKILL);
  errno = strcmp(how, "ENOSPC") == 0 ? ENOSPC : EIO;
  return strcmp(how, "AFTER") != 0;
}

/// What a call returned, unless the program dies after it.
template <class Result> Result after(Result result) {
  const int error = errno;
  if (calls == atol(setting("FAULT_AT")) && strcmp(setting("FAULT_HOW"), "AFTER") == 0) kill(getpid(), SIGKILL);
  errno = error;
  return result;
}

struct Report {
  ~Report() {
    if (FILE* file = *setting("FAULT_COUNT") != '\0' ? fopen(setting("FAULT_COUNT"), "w") : nullptr) {
      fprintf(file, "%ld\n", calls.load());
      fclose(file);
    }
  }
} report;

}  // namespace

extern "C" {

int rename(const char* from, const char* to) {
  if (is_below(AT_FDCWD, to) && strikes()) return -1;
  const int result = real<int (*)(const char*, const char*)>("rename")(from, to);
  return is_below(AT_FDCWD, to) ? after(result) : result;
}

int renameat2(int a, const char* from, int b, const char* to, unsigned flags) {
  if (is_below(b, to) && strikes()) return -1;
  if (flags != 0 && *setting("FAULT_NO_EXCHANGE") != '\0') return errno = EINVAL, -1;
  return after(real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2")(a, from, b, to, flags));
}

int unlink(const char* path) {
  if (!is_below(AT_FDCWD, path)) return real<int (*)(const char*)>("unlink")(path);
  return strikes() ? -1 : after(real<int (*)(const char*)>("unlink")(path));
}

int remove(const char* path) {
  if (!is_below(AT_FDCWD, path)) return real<int (*)(const char*)>("remove")(path);
  return strikes() ? -1 : after(real<int (*)(const char*)>("remove")(path));
}

int unlinkat(int folder, const char* path, int flags) {
  if (!is_below(folder, path)) return real<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags);
  return strikes() ? -1 : after(real<int (*)(int, const char*, int)>("unlinkat")(folder, path, flags));
}

int rmdir(const char* path) {
  if (!is_below(AT_FDCWD, path)) return real<int (*)(const char*)>("rmdir")(path);
  return strikes() ? -1 : after(real<int (*)(const char*)>("rmdir")(path));
}

int mkdir(const char* path, mode_t mode) {
  if (!is_below(AT_FDCWD, path)) return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
  return strikes() ? -1 : after(real<int (*)(const char*, mode_t)>("mkdir")(path, mode));
}

int linkat(int a, const char* from, int b, const char* to, int flags) {
  if (is_below(b, to) && strikes()) return -1;
  return after(real<int (*)(int, const char*, int, const char*, int)>("linkat")(a, from, b, to, flags));
}

int fsync(int descriptor) {
  if (is_file_below(descriptor) && strikes()) return -1;
  return real<int (*)(int)>("fsync")(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (is_file_below(descriptor) && strikes()) return -1;
  return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}

int mkostemp(char* name, int flags) {
  if (is_below(AT_FDCWD, name) && strikes()) return -1;
  return real<int (*)(char*, int)>("mkostemp")(name, flags);
}

static int open_as(const char* name, const char* path, int flags, mode_t mode) {
  if ((flags & O_CREAT) != 0 && is_below(AT_FDCWD, path) && strikes()) return -1;
  return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_as("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_as("open64", path, flags, mode);
}

static FILE* fopen_as(const char* name, const char* path, const char* mode) {
  if (strpbrk(mode, "wa+") != nullptr && is_below(AT_FDCWD, path) && strikes()) return nullptr;
  return real<FILE* (*)(const char*, const char*)>(name)(path, mode);
}
FILE* fopen(const char* path, const char* mode) { return fopen_as("fopen", path, mode); }
FILE* fopen64(const char* path, const char* mode) { return fopen_as("fopen64", path, mode); }

}  // extern "C"
