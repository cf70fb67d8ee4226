import type { BlocInput } from './__generated__/graphql.ts';

/** A bloc as the command line writes it: a key, `members:CHN,RUS`, `parties:<key>,<key>` or `listed:<list, programme or type of list>`. */
export function readBloc(text: string): BlocInput {
  const rest = text.slice(text.indexOf(':') + 1);
  const keys = () => rest.split(',').filter((key) => key !== '');
  if (text.startsWith('members:')) return { members: keys() };
  if (text.startsWith('parties:')) return { parties: keys() };
  if (text.startsWith('listed:')) return { listed: rest };
  return { id: text };
}
