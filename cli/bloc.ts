/** A bloc as the command line writes it: a key, or `members:CHN,RUS`. */
export function readBloc(text: string): { readonly id: string } | { readonly members: string[] } {
  const codes = (list: string) => list.split(',').filter((code) => code !== '');
  return text.startsWith('members:') ? { members: codes(text.slice('members:'.length)) } : { id: text };
}
