import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';

export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands a mail over; a second call with the same id is the same mail. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
  /** The same, and nothing of it is kept on this machine. */
  sendLast?(mail: OutgoingMail): Promise<void>;
  /** Deletes what is kept on this machine of these mails. */
  forget?(ids: readonly string[]): Promise<void>;
  /** Names of what is still kept of them. */
  copiesOf?(ids: readonly string[]): Promise<string[]>;
}

/** Tells codes alone: a server's own words name the addressee, and errors go to the log. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(reason: unknown) {
    const { code, responseCode } = reason as { code?: string; responseCode?: number };
    super(
      `The mail server did not take a mail: ${[code, responseCode].filter(Boolean).join(' ') || 'unknown'}.`,
    );
  }
}

/** Over SMTP, as SMTP_URL says. */
export class SmtpMailer implements Mailer {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport(url);
  }

  async send(mail: OutgoingMail): Promise<void> {
    try {
      await this.transport.sendMail(envelopeOf(mail, this.from));
    } catch (error) {
      throw new DeliveryFailed(error);
    }
  }
}

/** As .eml files in a folder, for one machine without a mail server. A repeated mail takes the place of itself. */
export class FileMailer implements Mailer {
  private readonly transport = createTransport({ streamTransport: true, buffer: true });
  /** The last mails to people who were erased, by id. */
  readonly last = new Map<string, { text: Buffer; at: Date }>();

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send(mail: OutgoingMail): Promise<void> {
    const message = await this.textOf(mail);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${mail.id}.eml`);
    await writeFile(`${file}.part`, message, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }

  /** Kept in memory, where the demo's inbox shows it until the process ends. */
  async sendLast(mail: OutgoingMail): Promise<void> {
    this.last.set(mail.id, { text: await this.textOf(mail), at: new Date() });
  }

  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids)
      for (const end of ['.eml', '.eml.part']) await rm(join(this.folder, id + end), { force: true });
  }

  async copiesOf(ids: readonly string[]): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const own = new Set(ids);
    return names.filter((name) => own.has(name.replace(/\.eml(\.part)?$/, '')));
  }

  private async textOf(mail: OutgoingMail): Promise<Buffer> {
    const { message } = await this.transport.sendMail(envelopeOf(mail, this.from));
    return message as Buffer;
  }
}

function envelopeOf({ id, to, subject, text }: OutgoingMail, from: string) {
  const domain = /@([^>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  // As an object, an address is one addressee, whatever signs it holds.
  return { messageId: `<${id}@${domain}>`, from, to: { name: '', address: to }, subject, text };
}
