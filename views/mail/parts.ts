/** The parts that a mail's text and its HTML are both made of. */
export interface Parts {
  subject: string;
  greeting: string;
  text: string;
  /** What follows the first sentence. */
  paragraphs?: readonly string[];
  action?: string;
  link?: string;
  after: string;
  foot: string;
}
