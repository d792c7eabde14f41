/** A mailbox as a provider sees it. */
export interface ProvidedMailbox {
  /** Ours; whatever is asked for twice under it is done once. */
  id: string;
  address: string;
  sizeMegabytes: number;
}

/**
 * Who sets mailboxes up. Each call may come again, also after the one that follows it in life was
 * tried: `create` of a mailbox that is there sets its size, `delete` of one that is not is done.
 */
export interface MailboxProvider {
  /** `none`: records alone, by which people set mailboxes up. */
  readonly kind: string;
  create(mailbox: ProvidedMailbox, signal?: AbortSignal): Promise<void>;
  resize(mailbox: ProvidedMailbox, signal?: AbortSignal): Promise<void>;
  /** With all that is in it. */
  delete(mailbox: ProvidedMailbox, signal?: AbortSignal): Promise<void>;
}

/** Keeps records only: our people set mailboxes up by them. */
export const noProvider: MailboxProvider = {
  kind: "none",
  create: () => Promise.resolve(),
  resize: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};
