import { CreateAccount1763960000500 } from './1763960000500-CreateAccount';
import { CreateEdge1763960000700 } from './1763960000700-CreateEdge';
import { CreateWork1763960001000 } from './1763960001000-CreateWork';
import { CreateIdentity1763960002000 } from './1763960002000-CreateIdentity';
import { CreateIssuer1763960003000 } from './1763960003000-CreateIssuer';
import { CreateRightsRequests1763960004000 } from './1763960004000-CreateRightsRequests';
import { CreateDataPackages1763960005000 } from './1763960005000-CreateDataPackages';
import { AddRequestCourse1763960020000 } from './1763960020000-AddRequestCourse';
import { CreateDecisions1763960020100 } from './1763960020100-CreateDecisions';
import { CreateIdentityChallenges1763960020200 } from './1763960020200-CreateIdentityChallenges';
import { CreateDeadlineAlarms1763960020300 } from './1763960020300-CreateDeadlineAlarms';
import { CreateVault1763960000000 } from './vault/1763960000000-CreateVault';

/** Every migration of the main database, oldest first; a test holds the list against the folder. */
export const mainMigrations = [
  CreateAccount1763960000500,
  CreateEdge1763960000700,
  CreateWork1763960001000,
  CreateIdentity1763960002000,
  CreateIssuer1763960003000,
  CreateRightsRequests1763960004000,
  CreateDataPackages1763960005000,
  AddRequestCourse1763960020000,
  CreateDecisions1763960020100,
  CreateIdentityChallenges1763960020200,
  CreateDeadlineAlarms1763960020300,
];

/** Those of the vault. */
export const vaultMigrations = [CreateVault1763960000000];
