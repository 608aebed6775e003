import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server in this process that keeps what it takes. */
export interface MailServer {
  url: string;
  taken: ParsedMail[];
  /** Whom the envelopes named, in the order of the mails. */
  addressees: string[][];
  /** From now on every addressee is refused in the words a real server uses, or taken again. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const taken: ParsedMail[] = [];
  const addressees: string[][] = [];
  let isRefusing = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(isRefusing ? new Error(`<${address}>: mailbox unavailable`) : undefined);
    },
    onData(stream, session, done) {
      simpleParser(stream, (error, mail) => {
        if (mail) taken.push(mail);
        addressees.push(session.envelope.rcptTo.map(({ address }) => address));
        done(error);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    addressees,
    refuse: (refusing) => (isRefusing = refusing),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export function addressesOf(field: AddressObject | AddressObject[] | undefined): (string | undefined)[] {
  return [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
}
