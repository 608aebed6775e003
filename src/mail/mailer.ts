import { mkdir, rename, writeFile } from 'node:fs/promises';
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

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send(mail: OutgoingMail): Promise<void> {
    const { message } = await this.transport.sendMail(envelopeOf(mail, this.from));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${mail.id}.eml`);
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
}

function envelopeOf({ id, to, subject, text }: OutgoingMail, from: string) {
  const domain = /@([^>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  // As an object, an address is one addressee, whatever signs it holds.
  return { messageId: `<${id}@${domain}>`, from, to: { name: '', address: to }, subject, text };
}
