/** What a text calls challenger and champion. Plain text. */
export interface SideNames {
  /** Heads of the columns with the numbers of each. */
  challenger: string;
  champion: string;
  /** After a number of each: `10 here, 12 on main`. */
  here: string;
  there: string;
  /** After "than" and "from"; undefined where there is none: `main`. */
  against: string | undefined;
  /** The champion as the subject of a sentence: `the model of main`. */
  model: string;
}
