/** `asn-scan schema`: the JSON Schema of the record. */
import { recordJsonSchema } from '../../record/schema.js';
import { examples, EXIT, type Command } from '../command.js';

export const schema: Command = {
  configure(parser) {
    parser
      .description('Print the JSON Schema (2020-12) of the record.')
      .addHelpText('after', examples([['asn-scan schema > record.schema.json', 'keep it beside your data']]));
  },
  async run(_operands, _options, io) {
    await io.stdout.write(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
    return EXIT.done;
  },
};
