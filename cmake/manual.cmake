# Writes the manual pages of PROGRAM and of each of its commands, and the completions for bash, zsh and fish, into the
# folder INTO.
file(REMOVE_RECURSE ${INTO})
file(MAKE_DIRECTORY ${INTO}/man1)

function(print into)
  execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_FILE ${into} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

print(${INTO}/man1/chokepoint.1 man)
print(${INTO}/completion completion)
print(${INTO}/_chokepoint completion zsh)
print(${INTO}/chokepoint.fish completion fish)
file(STRINGS ${INTO}/completion cases REGEX "^    [a-z-]+\\) words=")
foreach(case IN LISTS cases)
  string(REGEX REPLACE "^    ([a-z-]+)\\).*" "\\1" command "${case}")
  print(${INTO}/man1/chokepoint-${command}.1 man ${command})
endforeach()
file(TOUCH ${INTO}/made)
