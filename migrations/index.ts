import { CreateAccount1763960000500 } from './1763960000500-CreateAccount';
import { CreateEdge1763960000700 } from './1763960000700-CreateEdge';
import { CreateWork1763960001000 } from './1763960001000-CreateWork';
import { CreateIdentity1763960002000 } from './1763960002000-CreateIdentity';
import { CreateIssuer1763960003000 } from './1763960003000-CreateIssuer';
import { CreateRightsRequests1763960004000 } from './1763960004000-CreateRightsRequests';
import { CreateDataPackages1763960005000 } from './1763960005000-CreateDataPackages';
import { AddProcessorCustomer1763960006000 } from './1763960006000-AddProcessorCustomer';
import { KeepOneDefault1763960006100 } from './1763960006100-KeepOneDefault';
import { AddProcessorIndexes1763960006200 } from './1763960006200-AddProcessorIndexes';
import { CreatePaymentDetachments1763960006300 } from './1763960006300-CreatePaymentDetachments';
import { CreateProcessorEvents1763960006400 } from './1763960006400-CreateProcessorEvents';
import { CreateExternalReferences1763960007000 } from './1763960007000-CreateExternalReferences';
import { AddContractEnd1763960007100 } from './1763960007100-AddContractEnd';
import { AddInvoiceRecipients1763960007200 } from './1763960007200-AddInvoiceRecipients';
import { CreateInvoiceDocuments1763960007300 } from './1763960007300-CreateInvoiceDocuments';
import { CreateEmailChanges1763960008000 } from './1763960008000-CreateEmailChanges';
import { CreateSessions1763960009000 } from './1763960009000-CreateSessions';
import { AddSessionToAccessLog1763960009100 } from './1763960009100-AddSessionToAccessLog';
import { AddRequestCourse1763960020000 } from './1763960020000-AddRequestCourse';
import { CreateDecisions1763960020100 } from './1763960020100-CreateDecisions';
import { CreateIdentityChallenges1763960020200 } from './1763960020200-CreateIdentityChallenges';
import { CreateDeadlineAlarms1763960020300 } from './1763960020300-CreateDeadlineAlarms';
import { AddPackageFormat1763960021000 } from './1763960021000-AddPackageFormat';
import { CreateProcessingLimits1763960030000 } from './1763960030000-CreateProcessingLimits';
import { AddMailPurpose1763960030100 } from './1763960030100-AddMailPurpose';
import { CreateRecipientNotices1763960040000 } from './1763960040000-CreateRecipientNotices';
import { CreateCorrections1763960041000 } from './1763960041000-CreateCorrections';
import { CreateGuests1763960050000 } from './1763960050000-CreateGuests';
import { AddProofToChallenges1763960050100 } from './1763960050100-AddProofToChallenges';
import { CreateErasures1763960060000 } from './1763960060000-CreateErasures';
import { CreateBarredReferences1763960060100 } from './1763960060100-CreateBarredReferences';
import { CreateProtectivePosition1763960070000 } from './1763960070000-CreateProtectivePosition';
import { AddIpTruncation1763960070100 } from './1763960070100-AddIpTruncation';
import { CreateLegalHolds1763960080000 } from './1763960080000-CreateLegalHolds';
import { LetChainsEnd1763960081000 } from './1763960081000-LetChainsEnd';
import { CreateSuppressions1763960081100 } from './1763960081100-CreateSuppressions';
import { CreateAccessReports1763960090000 } from './1763960090000-CreateAccessReports';
import { AddJobAgain1763960089000 } from './1763960089000-AddJobAgain';
import { AddRetentionIndexes1763960089100 } from './1763960089100-AddRetentionIndexes';
import { CreateVault1763960000000 } from './vault/1763960000000-CreateVault';
import { AddKeyTombstones1763960000100 } from './vault/1763960000100-AddKeyTombstones';
import { CreateProtectiveLedger1763960000200 } from './vault/1763960000200-CreateProtectiveLedger';

/** Every migration of the main database, oldest first; a test holds the list against the folder. */
export const mainMigrations = [
  CreateAccount1763960000500,
  CreateEdge1763960000700,
  CreateWork1763960001000,
  CreateIdentity1763960002000,
  CreateIssuer1763960003000,
  CreateRightsRequests1763960004000,
  CreateDataPackages1763960005000,
  AddProcessorCustomer1763960006000,
  KeepOneDefault1763960006100,
  AddProcessorIndexes1763960006200,
  CreatePaymentDetachments1763960006300,
  CreateProcessorEvents1763960006400,
  CreateExternalReferences1763960007000,
  AddContractEnd1763960007100,
  AddInvoiceRecipients1763960007200,
  CreateInvoiceDocuments1763960007300,
  CreateEmailChanges1763960008000,
  CreateSessions1763960009000,
  AddSessionToAccessLog1763960009100,
  AddRequestCourse1763960020000,
  CreateDecisions1763960020100,
  CreateIdentityChallenges1763960020200,
  CreateDeadlineAlarms1763960020300,
  AddPackageFormat1763960021000,
  CreateProcessingLimits1763960030000,
  AddMailPurpose1763960030100,
  CreateRecipientNotices1763960040000,
  CreateCorrections1763960041000,
  CreateGuests1763960050000,
  AddProofToChallenges1763960050100,
  CreateErasures1763960060000,
  CreateBarredReferences1763960060100,
  CreateProtectivePosition1763960070000,
  AddIpTruncation1763960070100,
  CreateLegalHolds1763960080000,
  LetChainsEnd1763960081000,
  CreateSuppressions1763960081100,
  AddJobAgain1763960089000,
  AddRetentionIndexes1763960089100,
  CreateAccessReports1763960090000,
];

/** Those of the vault. */
export const vaultMigrations = [
  CreateVault1763960000000,
  AddKeyTombstones1763960000100,
  CreateProtectiveLedger1763960000200,
];
