/** Kinds of record by the label or relationship type that they become in the graph. */
export const kindsOfLabel: Readonly<Record<string, readonly string[]>> = {
  Economy: ['economy'],
  Bloc: ['bloc'],
  Agreement: ['agreement'],
  Sector: ['sector'],
  Product: ['product'],
  Industry: ['industry'],
  Firm: ['firm'],
  Person: ['person'],
  Party: ['firm', 'person'],
  Body: ['body'],
  Listing: ['listing'],
  MEMBER_OF: ['membership'],
  PARTY_TO: ['accession'],
  EXPORTS_TO: ['export'],
  RE_EXPORTS_TO: ['re-export'],
  TRADES_WITH_WORLD: ['trade-total'],
  INVESTS_IN: ['investment'],
  VOTES: ['vote'],
  SUPPLIES: ['industry-supply', 'firm-supply'],
  FINAL_DEMAND: ['final-demand'],
  PRODUCES: ['production'],
  HOLDS: ['holding'],
  HOLDS_INDIRECTLY: ['indirect-holding'],
  UNDISCLOSED_HOLDER: ['undisclosed-holder'],
  RELATED_TO: ['relation'],
  SAME_AS: ['same-as'],
  SEATED_IN: ['seat'],
  ACTIVE_IN: ['activity'],
  MAKES: ['party-product', 'economy-product'],
  GOES_INTO: ['product-input'],
  CORRESPONDS_TO: ['correspondence'],
  LISTED_UNDER: ['listed-party', 'listed-economy', 'listed-industry'],
};

/** Whether a statement that reads these labels and types may meet a kind of record; of a label that is not known, any. */
export function kindsRead(labels: readonly string[]): (kind: string) => boolean {
  if (labels.some((label) => !Object.hasOwn(kindsOfLabel, label))) return () => true;
  const kinds = new Set(labels.flatMap((label) => kindsOfLabel[label] ?? []));
  return (kind) => kinds.has(kind);
}
