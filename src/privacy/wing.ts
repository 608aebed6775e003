import { join } from 'node:path';
import { DownloadLinks } from '../downloads';
import type { House } from '../graphql';
import { AccessExecution } from './access/access-execution';
import { AccessService } from './access/access.service';
import { CopyScope } from './access/copy-scope';
import { PersonalCopy } from './copy/personal-copy';
import { RequestCourse } from './course/request-course';
import { TakeoverSigns } from './course/takeover-signs';
import { workCalendar } from './deadlines/holidays';
import { Decisions } from './decisions/decisions';
import { PackageDownloads } from './downloads/package-downloads';
import { ExecutionJob } from './execution/execution.job';
import { DatabaseStore } from './packages/database-store';
import { DirectoryStore } from './packages/directory-store';
import { PackageContent } from './packages/package-content';
import { Packages } from './packages/packages';
import { ReceiptSigner } from './receipts/receipt-signer';
import { Receipts } from './receipts/receipts';
import { Correspondence } from './register/correspondence';
import { RequestReader } from './register/request-reader';
import { RequestRegister } from './register/request-register';

export type Wing = ReturnType<typeof openWing>;

/** The services of the wing, built once for a house. */
export function openWing(house: House) {
  const { settings, database, clock, vault, records, ledger, jobs } = house;
  const calendar = workCalendar(settings.controllerTimeZone, settings.holidays);
  const timeZone = settings.controllerTimeZone;
  const signer = new ReceiptSigner(vault);
  const receipts = new Receipts(database, signer, (subject) => vault.pseudonym(subject), settings.publicUrl);
  const correspondence = new Correspondence(house.outbox, house.contacts, settings.privacyContact);
  const signs = new TakeoverSigns(ledger);
  const course = new RequestCourse({ records, ledger, receipts, correspondence, signs, calendar });
  const decisions = new Decisions(database, records);
  const register = new RequestRegister(records, course, decisions, calendar);
  const packages = new Packages(database, jobs);
  const folder = join(settings.dataDir, 'packages');
  const store = settings.packageStore === 'db' ? new DatabaseStore(database) : new DirectoryStore(folder);
  const content = new PackageContent(store, vault);
  const copy = new PersonalCopy(database, records, settings.controller, settings.privacyContact);
  const scope = new CopyScope(records.catalogue, decisions);
  const access = new AccessExecution({ register, packages, content, copy, scope, timeZone });
  const downloadLinks = new DownloadLinks(vault, settings.publicUrl, clock);
  return {
    calendar,
    signer,
    receipts,
    correspondence,
    signs,
    course,
    decisions,
    scope,
    register,
    packages,
    content,
    downloadLinks,
    reader: new RequestReader(database),
    access: new AccessService(records.catalogue, register, jobs),
    executionJob: new ExecutionJob(register, [access]),
    downloads: new PackageDownloads(database, packages, content, ledger, clock),
  };
}
