/** A mail as it is handed over: plain text, in the language of the person. */
export interface Letter {
  /** Names the kind of letter, for the log and the trail. */
  template: string;
  subject: string;
  text: string;
}
