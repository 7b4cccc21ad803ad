/** `asn-scan man`: the manual page. */
import { examples, EXIT, type Command } from '../command.js';
import { manualPage } from '../manpage.js';
import { describedCommand } from '../manual.js';

export const man: Command = {
  configure(parser) {
    parser.description('Print the manual page, for man and groff.').addHelpText(
      'after',
      examples([
        ['asn-scan man | man -l -', 'read it'],
        ['asn-scan man > /usr/local/share/man/man1/asn-scan.1', 'install it'],
      ]),
    );
  },
  async run(_operands, _options, io, program) {
    const whole = await program();
    await io.stdout.write(manualPage(describedCommand(whole), whole.version() ?? ''));
    return EXIT.done;
  },
};
