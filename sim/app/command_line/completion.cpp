#include "app/command_line/completion.hpp"

#include <string_view>

#include "app/command_line/cli_parts.hpp"
#include "app/command_line/shell.hpp"

namespace app {

namespace {

/// `text` with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string safe;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

}  // namespace

std::string bash_completion(const CLI::App& program) {
  std::string commands, cases;
  for (const CLI::App* command : commands_of(program)) {
    commands += (commands.empty() ? "" : " ") + command->get_name();
    std::string options;
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) options += " --" + name;
    cases += "    " + command->get_name() + ") words=\"" + options + "\" ;;\n";
  }
  return "# Completion of chokepoint for bash, made by `chokepoint completion`.\n_chokepoint() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
         "  if [[ $COMP_CWORD == 1 ]]; then\n    mapfile -t COMPREPLY < <(compgen -W \"" +
         commands + " --help --version\" -- \"$word\")\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n" + cases +
         "  esac\n  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "  else\n    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n  fi\n}\n"
         "complete -o filenames -F _chokepoint chokepoint\n";
}

std::string zsh_completion(const CLI::App& program) {
  std::string commands, cases;
  for (const CLI::App* command : commands_of(program)) {
    commands += "    " + shell_quoted(escaped(command->get_name(), ":") + ":" + command->get_description()) + "\n";
    cases += "    " + command->get_name() + ")\n      _arguments";
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) {
        const std::string what =
            "--" + name + (takes_value(*option) ? "=" : "") + "[" + escaped(option->get_description(), "[]:") + "]";
        cases += " \\\n        " + shell_quoted(what + (takes_value(*option) ? ":value:_files" : ""));
      }
    cases += " \\\n        '*:file:_files' ;;\n";
  }
  return "#compdef chokepoint\n# Completion of chokepoint for zsh, made by `chokepoint completion zsh`.\n"
         "_chokepoint() {\n  local -a commands=(\n" +
         commands +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  words=(\"${(@)words[2,-1]}\")\n  (( CURRENT -= 1 ))\n  case $command in\n" +
         cases + "  esac\n}\n_chokepoint \"$@\"\n";
}

std::string fish_completion(const CLI::App& program) {
  std::string script = "# Completion of chokepoint for fish, made by `chokepoint completion fish`.\n";
  for (const CLI::App* command : commands_of(program))
    script += "complete -c chokepoint -f -n __fish_use_subcommand -a " + command->get_name() + " -d " +
              shell_quoted(escaped(command->get_description(), "\\")) + "\n";
  for (const CLI::App* command : commands_of(program))
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames())
        script += "complete -c chokepoint -n '__fish_seen_subcommand_from " + command->get_name() + "' -l " + name +
                  (takes_value(*option) ? " -r" : "") + " -d " +
                  shell_quoted(escaped(option->get_description(), "\\")) + "\n";
  return script;
}

}  // namespace app
