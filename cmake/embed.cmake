# Run with -P: writes OUT, a C++ source that defines io::page_files() from FILES, so that the program needs none of them
# when it runs.
string(CONCAT text "// Written by cmake/embed.cmake.\n#include \"output/page/template.hpp\"\n\n"
  "const io::PageFiles& io::page_files() {\n  static const PageFiles kFiles{\n")
foreach(file IN LISTS FILES)
  cmake_path(GET file FILENAME name)
  file(READ ${file} content)
  string(REGEX REPLACE "}}\n$" "}}" content "${content}")  # a last tag stands for whole lines; the file's end is none
  string(APPEND text "{\"${name}\", R\"embedded(${content})embedded\"},\n")
endforeach()
file(WRITE ${OUT} "${text}};\n  return kFiles;\n}\n")
