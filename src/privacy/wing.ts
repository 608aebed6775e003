import { join } from 'node:path';
import { DownloadLinks } from '../downloads';
import type { House } from '../graphql';
import { AccessPackageJob } from './access/access-package.job';
import { AccessService } from './access/access.service';
import { PersonalCopy } from './copy/personal-copy';
import { PackageDownloads } from './downloads/package-downloads';
import { DatabaseStore } from './packages/database-store';
import { DirectoryStore } from './packages/directory-store';
import { PackageContent } from './packages/package-content';
import { Packages } from './packages/packages';
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
  const signer = new ReceiptSigner(vault);
  const receipts = new Receipts(database, signer, (subject) => vault.pseudonym(subject), settings.publicUrl);
  const correspondence = new Correspondence(house.outbox, house.contacts);
  const register = new RequestRegister(records, ledger, receipts, correspondence, calendar);
  const packages = new Packages(database, jobs);
  const folder = join(settings.dataDir, 'packages');
  const store = settings.packageStore === 'db' ? new DatabaseStore(database) : new DirectoryStore(folder);
  const content = new PackageContent(store, vault);
  const copy = new PersonalCopy(database, records, settings.controller, settings.privacyContact);
  const downloadLinks = new DownloadLinks(vault, settings.publicUrl, clock);
  return {
    calendar,
    signer,
    receipts,
    register,
    packages,
    content,
    downloadLinks,
    reader: new RequestReader(database),
    access: new AccessService(records.catalogue, register, jobs),
    accessJob: new AccessPackageJob(register, packages, content, copy, settings.controllerTimeZone),
    downloads: new PackageDownloads(database, packages, content, ledger, clock),
  };
}
