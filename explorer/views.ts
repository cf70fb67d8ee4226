/** A view of the explorer: one question with its answer in pictures. */
export interface ViewEntry {
  /** Its folder under `views/` and its address: `exposure` is `views/exposure/view.tsx`, served at `/exposure`. */
  readonly name: string;
  /** In the navigation, and in the title of the window. */
  readonly title: string;
  /** The question it answers, as the first page asks it. */
  readonly question: string;
}

/** Every view, in the order of the navigation; `start` is the first page, at `/`. */
export const views: readonly ViewEntry[] = [
  { name: 'start', title: 'Start', question: 'What can be asked here?' },
  { name: 'exposure', title: 'Exposure', question: 'How exposed is a supply chain to a bloc, through every tier?' },
  {
    name: 'connectors',
    title: 'Connectors',
    question: 'Which economies connect blocs without belonging to one, and how robust is that?',
  },
  {
    name: 'economy',
    title: 'Economy',
    question: 'What ties an economy to each bloc over the years, and what is not known of it?',
  },
  { name: 'firm', title: 'Firm', question: 'Who owns and controls a firm, and who supplies it?' },
  { name: 'what-if', title: 'What if', question: 'Who loses, and who pays, if blocs cut their ties?' },
  { name: 'queries', title: 'Saved queries', question: 'Which questions are kept by name, and what do they answer?' },
  { name: 'data', title: 'Data', question: 'What is loaded, from whom, on which terms, and of which years?' },
];
