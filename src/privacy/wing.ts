import { join } from 'node:path';
import { DownloadLinks } from '../downloads';
import type { House } from '../graphql';
import { AccessService } from './access/access.service';
import { CopyStart } from './access/copy-start';
import { CopyParticulars } from './particulars/copy-particulars';
import { ParticularsOfRights } from './particulars/particulars-of-rights';
import { PersonalCopy } from './copy/personal-copy';
import { RequestCourse } from './course/request-course';
import { TakeoverSigns } from './course/takeover-signs';
import { workCalendar } from './deadlines/holidays';
import { openRetention } from './retention/open-retention';
import { Decisions } from './decisions/decisions';
import { HeldParts } from './holds/keeping/held-parts';
import { openHolds } from './holds-wing';
import { openLimits } from './limits-wing';
import { PackageDownloads } from './downloads/package-downloads';
import { openErasure } from './erasure/open-erasure';
import { ExecutionJob } from './execution/execution.job';
import { NothingHeld } from './execution/nothing-held';
import { guestPath } from './guest-page/guest-page.route';
import { CopyDoubts } from './identity-check/copy-doubts';
import { CopyOpening } from './identity-check/copy-opening';
import { IdentityChallenges } from './identity-check/identity-challenges';
import { DatabaseStore } from './packages/database-store';
import { DirectoryStore } from './packages/directory-store';
import { PackageContent } from './packages/package-content';
import { Packages } from './packages/packages';
import { CopyScope } from './packing/copy-scope';
import { PackageExecution } from './packing/package-execution';
import { GuestPasses } from './passes/guest-passes';
import { PortabilityService } from './portability/portability.service';
import { PortableSet } from './portable/portable-set';
import { portableSchema } from './portable/portable-shape';
import { Holdings } from './processing/holdings';
import { ProcessingRegister } from './processing/processing-register';
import { ReceiptKeys } from './receipts/receipt-keys';
import { ReceiptSigner } from './receipts/receipt-signer';
import { Receipts } from './receipts/receipts';
import { Correspondence } from './register/correspondence';
import { openRecipients } from './recipients-wing';
import { openRectification } from './rectification-wing';
import { RestoredRequests } from './register/restored-requests';
import { RequestReader } from './register/request-reader';
import { RequestRegister } from './register/request-register';
import { Requesters } from './requesters/requesters';
import { Right } from './requests/vocabulary';

/** For how long a pass that is over still has a new one mailed. */
const renewableMs = 90 * 86_400_000;

export type Wing = ReturnType<typeof openWing>;

/** The services of the wing, built once for a house. */
export function openWing(house: House) {
  const { settings, database, clock, vault, records, ledger, jobs } = house;
  const calendar = workCalendar(settings.controllerTimeZone, settings.holidays);
  const receiptKeys = new ReceiptKeys(vault, clock);
  const signer = new ReceiptSigner(receiptKeys);
  const receipts = new Receipts(database, signer, (subject) => vault.pseudonym(subject), settings.publicUrl);
  const requesters = new Requesters(database, records);
  const passes = openPasses(house);
  const correspondence = new Correspondence({
    outbox: house.outbox.serving('rights'),
    contacts: house.contacts,
    erasures: house.erasures,
    requesters,
    passes,
    office: settings.privacyContact,
    dataProtectionOfficer: settings.controller.dataProtectionOfficer?.email ?? settings.privacyContact,
    guestPage: settings.publicUrl + guestPath,
    timeZone: settings.controllerTimeZone,
  });
  const signs = new TakeoverSigns(ledger);
  const particulars = new ParticularsOfRights();
  const course = new RequestCourse({
    records,
    ledger,
    receipts,
    correspondence,
    signs,
    calendar,
    particulars,
  });
  const decisions = new Decisions(database, records);
  const register = new RequestRegister(records, course, decisions, calendar, requesters);
  const nothingHeld = new NothingHeld(register, requesters, house.contacts);
  const packages = new Packages(database, jobs);
  const folder = join(settings.dataDir, 'packages');
  const store = settings.packageStore === 'db' ? new DatabaseStore(database) : new DirectoryStore(folder);
  const content = new PackageContent(store, vault);
  const { controller, privacyContact, publicUrl } = settings;
  const processing = new ProcessingRegister(records.catalogue, settings.recipients);
  const copy = new PersonalCopy(database, records, processing, controller, privacyContact);
  const portable = new PortableSet(database, records, { publicUrl, controller, privacyContact });
  const scope = new CopyScope(records.catalogue, decisions);
  const opening = new CopyOpening(house.accountFact, requesters);
  const doubts = new CopyDoubts(signs, opening);
  const copies = new CopyStart(register, doubts, jobs);
  particulars.add(
    new CopyParticulars(Right.ACCESS, records.catalogue, scope, opening),
    new CopyParticulars(Right.PORTABILITY, records.catalogue, scope, opening),
  );
  const recipients = openRecipients(house, { correspondence, course, processing });
  const held = new HeldParts(database, records);
  const restored = new RestoredRequests(course, house.outbox.serving('rights'), jobs, privacyContact);
  const limits = openLimits(house, {
    held,
    restored,
    register,
    course,
    decisions,
    particulars,
    recipients: recipients.notices,
  });
  const rectification = openRectification(house, {
    decisions,
    register,
    recipients: recipients.notices,
    restricts: limits.restrictions,
    lifts: limits.lifts,
  });
  particulars.add(rectification.particulars);
  const reader = new RequestReader(database);
  const erasure = openErasure(house, {
    course,
    register,
    decisions,
    correspondence,
    calendar,
    content,
    reader,
    processing,
    recipients: [recipients.notices],
    held,
    restored,
  });
  const holds = openHolds(house, { course, orders: erasure.orders, processing });
  particulars.add(erasure.particulars);
  const packing = { register, packages, content, scope, timeZone: settings.controllerTimeZone };
  const executions = [
    new PackageExecution(Right.ACCESS, copy, packing),
    new PackageExecution(Right.PORTABILITY, portable, packing),
    rectification.execution,
    ...limits.executions,
    erasure.execution,
  ];
  const downloadLinks = new DownloadLinks(vault, settings.publicUrl, clock);
  return {
    calendar,
    receiptKeys,
    receipts,
    correspondence,
    signs,
    opening,
    doubts,
    course,
    decisions,
    retention: openRetention(house),
    particulars,
    register,
    limits,
    packages,
    content,
    downloadLinks,
    processing,
    erasure,
    holds,
    recipients,
    rectification,
    executions,
    holdings: new Holdings(database, records.catalogue),
    reader,
    access: new AccessService(records.catalogue, register, copies),
    portability: new PortabilityService(register, copies),
    portableSchema: portableSchema(records.catalogue, publicUrl),
    challenges: new IdentityChallenges(database, records, vault.key('identity-code')),
    nothingHeld,
    requesters,
    passes,
    executionJob: new ExecutionJob(register, executions, nothingHeld),
    downloads: new PackageDownloads(database, packages, content, ledger, clock),
  };
}

function openPasses({ database, vault, settings }: House): GuestPasses {
  return new GuestPasses(database, {
    key: vault.key('guest pass'),
    answeredMs: settings.guestPassMs,
    mailedMs: settings.guestLinkMs,
    renewableMs,
  });
}
