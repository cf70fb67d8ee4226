import { useEconomies } from './economies.ts';

/** Economies by name, one after another: `Hong Kong, Macao`; by code until the names are there. */
export function EconomyNames({ codes }: { codes: readonly string[] }) {
  const economies = useEconomies();
  return codes.map((code) => economies.find(({ key }) => key === code)?.name ?? code).join(', ');
}
