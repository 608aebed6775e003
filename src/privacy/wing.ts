import { join } from 'node:path';
import { DownloadLinks } from '../downloads';
import type { House } from '../graphql';
import { accessKind, AccessService } from './access/access.service';
import { PersonalCopy } from './copy/personal-copy';
import { PackageDownloads } from './downloads/package-downloads';
import { DatabaseStore } from './packages/database-store';
import { DirectoryStore } from './packages/directory-store';
import { PackageContent } from './packages/package-content';
import { Packages } from './packages/packages';
import { PackageJob } from './packing/package.job';
import { portabilityKind, PortabilityService } from './portability/portability.service';
import { PortableSet } from './portable/portable-set';
import { portableSchema } from './portable/portable-shape';
import { ReceiptKeys } from './receipts/receipt-keys';
import { ReceiptSigner } from './receipts/receipt-signer';
import { Receipts } from './receipts/receipts';
import { Correspondence } from './register/correspondence';
import { RequestReader } from './register/request-reader';
import { RequestRegister } from './register/request-register';
import { workCalendar } from './requests/holidays';

/** The services of the wing, built once for a house. */
export function openWing(house: House) {
  const { settings, database, clock, vault, records, ledger, jobs } = house;
  const calendar = workCalendar(settings.controllerTimeZone, settings.holidays);
  const receiptKeys = new ReceiptKeys(vault, clock);
  const signer = new ReceiptSigner(receiptKeys);
  const receipts = new Receipts(database, signer, (subject) => vault.pseudonym(subject), settings.publicUrl);
  const correspondence = new Correspondence(house.outbox, house.contacts);
  const register = new RequestRegister(records, ledger, receipts, correspondence, calendar);
  const packages = new Packages(database, jobs);
  const folder = join(settings.dataDir, 'packages');
  const store = settings.packageStore === 'db' ? new DatabaseStore(database) : new DirectoryStore(folder);
  const content = new PackageContent(store, vault);
  const { controller, privacyContact, publicUrl } = settings;
  const copy = new PersonalCopy(database, records, controller, privacyContact);
  const portable = new PortableSet(database, records, { publicUrl, controller, privacyContact });
  const packing = { register, packages, content, timeZone: settings.controllerTimeZone };
  const downloadLinks = new DownloadLinks(vault, settings.publicUrl, clock);
  return {
    calendar,
    receiptKeys,
    receipts,
    register,
    packages,
    content,
    downloadLinks,
    reader: new RequestReader(database),
    access: new AccessService(records.catalogue, register, jobs),
    portability: new PortabilityService(register, jobs),
    portableSchema: portableSchema(records.catalogue, publicUrl),
    packageJobs: [
      new PackageJob(accessKind, copy, packing),
      new PackageJob(portabilityKind, portable, packing),
    ],
    downloads: new PackageDownloads(database, packages, content, ledger, clock),
  };
}
