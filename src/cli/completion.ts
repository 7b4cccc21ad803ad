/** Completion for shells, made of what the parser knows, so that it cannot lag behind. */
import type { DescribedCommand, DescribedOption } from './manual.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export function completionScript(shell: Shell, program: DescribedCommand): string {
  return { bash, zsh, fish }[shell](program);
}

/** The program and all commands below it. */
function everyCommand(command: DescribedCommand): DescribedCommand[] {
  return [command, ...command.subcommands.flatMap(everyCommand)];
}

const pathOf = ({ path }: DescribedCommand): string => ['asn-scan', ...path].join(' ');
const flagsOf = ({ long, short }: DescribedOption): string[] => [long, ...(short === null ? [] : [short])];
const valuesOf = (option: DescribedOption): string => option.choices.join(' ');

/** In single quotes, for any shell. */
const quoted = (words: string): string => `'${words.replaceAll("'", `'\\''`)}'`;

function bash(program: DescribedCommand): string {
  const commands = everyCommand(program);
  const values = commands.flatMap((command) =>
    command.options
      .filter(({ takesValue }) => takesValue)
      .flatMap((option) => {
        const cases = flagsOf(option).map((flag) => quoted(`${pathOf(command)} ${flag}`));
        const found =
          option.choices.length === 0
            ? ''
            : `COMPREPLY=($(compgen -W ${quoted(valuesOf(option))} -- "$cur")); `;
        return [`    ${cases.join(' | ')}) ${found}return ;;`];
      }),
  );
  const words = commands.map((command) => {
    const flags = quoted(command.options.flatMap(flagsOf).join(' '));
    const names = command.subcommands.map(({ path }) => path.at(-1) ?? '');
    const other = names.length === 0 ? '' : `COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$cur"))`;
    return [
      `    ${quoted(pathOf(command))})`,
      `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W ${flags} -- "$cur"))`,
      `      else ${other === '' ? ':' : other}; fi ;;`,
    ].join('\n');
  });
  return `# bash completion for asn-scan. Load it with: source <(asn-scan completion bash)
_asn_scan() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} path=asn-scan word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$path $word" in
    ${commands
      .slice(1)
      .map((command) => quoted(pathOf(command)))
      .join(' | ')}) path="$path $word" ;;
    esac
  done
  case "$path $prev" in
${values.join('\n')}
  esac
  case "$path" in
${words.join('\n')}
  esac
}
# Where nothing is offered, files are.
complete -o default -o bashdefault -F _asn_scan asn-scan
`;
}

function zsh(program: DescribedCommand): string {
  const commands = everyCommand(program);
  const described = (name: string, does: string): string =>
    quoted(`${name.replaceAll(':', '\\:')}:${oneLine(does)}`);
  const values = commands.flatMap((command) =>
    command.options
      .filter(({ takesValue }) => takesValue)
      .map((option) => {
        const cases = flagsOf(option).map((flag) => quoted(`${pathOf(command)} ${flag}`));
        return `    ${cases.join(' | ')}) ${option.choices.length === 0 ? '_files' : `compadd -- ${valuesOf(option)}`}; return ;;`;
      }),
  );
  const words = commands.map((command) => {
    const flags = command.options.flatMap((option) =>
      flagsOf(option).map((flag) => described(flag, option.description)),
    );
    const names = command.subcommands.map(({ path, summary }) => described(path.at(-1) ?? '', summary));
    return [
      `    ${quoted(pathOf(command))})`,
      `      if [[ $PREFIX == -* ]]; then offered=(${flags.join(' ')}); _describe option offered`,
      names.length === 0
        ? '      else _files; fi ;;'
        : `      else offered=(${names.join(' ')}); _describe command offered; fi ;;`,
    ].join('\n');
  });
  return `#compdef asn-scan
# zsh completion for asn-scan. Put it as _asn-scan into a folder of $fpath, or: source <(asn-scan completion zsh)
_asn_scan() {
  local where=asn-scan prev=\${words[CURRENT-1]} word
  local -a offered
  for word in \${words[2,CURRENT-1]}; do
    case "$where $word" in
    ${commands
      .slice(1)
      .map((command) => quoted(pathOf(command)))
      .join(' | ')}) where="$where $word" ;;
    esac
  done
  case "$where $prev" in
${values.join('\n')}
  esac
  case "$where" in
${words.join('\n')}
  esac
}
if [ "$funcstack[1]" = _asn-scan ]; then _asn_scan "$@"; else compdef _asn_scan asn-scan; fi
`;
}

function fish(program: DescribedCommand): string {
  const lines = everyCommand(program).flatMap((command) => {
    const seen = command.path.map((word) => `__fish_seen_subcommand_from ${word}`);
    const below = command.subcommands.map(({ path }) => path.at(-1) ?? '').join(' ');
    const here = [...seen, ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`])].join(
      '; and ',
    );
    const when = here === '' ? '' : ` -n ${quoted(here)}`;
    return [
      ...command.subcommands.map(
        ({ path, summary }) =>
          `complete -c asn-scan -f${when} -a ${path.at(-1)} -d ${quoted(oneLine(summary))}`,
      ),
      ...command.options.map((option) => {
        const { long, short, takesValue, choices, description } = option;
        const flags = `-l ${long.slice(2)}${short === null ? '' : ` -s ${short.slice(1)}`}`;
        const value = !takesValue ? '' : choices.length === 0 ? ' -r' : ` -x -a ${quoted(valuesOf(option))}`;
        return `complete -c asn-scan${when} ${flags}${value} -d ${quoted(oneLine(description))}`;
      }),
    ];
  });
  return `# fish completion for asn-scan. Load it with: asn-scan completion fish | source\n${lines.join('\n')}\n`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ');
}
