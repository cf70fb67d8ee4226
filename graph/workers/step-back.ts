import { constants, setPriority } from 'node:os';

/**
 * Lets the thread that serves go before this one where there are fewer cores than work.
 *
 * Only Linux keeps a priority for each thread: elsewhere this would put back the whole process.
 */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
