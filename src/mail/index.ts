export { DeliveryJob, handOver } from './delivery.job';
export type { Letter } from './letter';
export { sweepMails } from './mail-sweep';
export { FileMailer, type Mailer, type OutgoingMail, SmtpMailer } from './mailer';
export { Outbox } from './outbox';
export { OutboxMail } from './outbox-mail.entity';
export type { SubjectContacts } from './subject-contacts';
