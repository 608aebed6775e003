import type { Text } from '../../foundation/text';

/** Said to everybody alike, so that it tells of nobody. */
export const notListed: Text = {
  en: 'What a law forbids us to tell of is listed to nobody. The supervisory authority can check that for you.',
  de: 'Was ein Gesetz uns mitzuteilen verbietet, wird niemandem aufgeführt. Die Aufsichtsbehörde kann das für Sie prüfen.',
};
