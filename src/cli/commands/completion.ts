/** `asn-scan completion`: what a shell needs to complete commands and options. */
import { Argument } from 'commander';
import { examples, EXIT, type Command } from '../command.js';
import { completionScript, SHELLS, type Shell } from '../completion.js';
import { describedCommand } from '../manual.js';

export const completion: Command = {
  configure(parser) {
    parser
      .description('Print the completion of commands and options for a shell.')
      .addArgument(new Argument('<shell>', 'which shell').choices([...SHELLS]))
      .addHelpText(
        'after',
        examples([
          ['asn-scan completion zsh > ~/.zfunc/_asn-scan', 'for a folder of $fpath'],
          ['source <(asn-scan completion bash)', 'in ~/.bashrc'],
          ['asn-scan completion fish | source', 'in ~/.config/fish/config.fish'],
        ]),
      );
  },
  async run([shell], _options, io, program) {
    await io.stdout.write(completionScript(shell as Shell, describedCommand(await program())));
    return EXIT.done;
  },
};
