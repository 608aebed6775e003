import type { Feature } from '../../graphql';
import { profileOf } from '../profile';
import { EmailChange } from './changes/email-change.entity';
import { EmailChangeSweepJob } from './changes/email-change-sweep.job';
import { EmailChanges } from './changes/email-changes';
import { EmailChangeSecrets } from './changes/secrets';
import { emailChangePermissions } from './email-change.permissions';
import { EmailChangeResolver } from './email-change.resolver';
import { EmailChangeService } from './email-change.service';
import { EmailUndoService } from './email-undo.service';
import { UndoableChanges } from './undoable-changes';
import { serveUndoPage, undoPath } from './undo-page/undo-page.route';

export const emailChange: Feature = {
  name: 'email-change',
  entities: [EmailChange],
  resolvers: [EmailChangeResolver],
  permissions: emailChangePermissions,
  open(house) {
    const { database, records, clock, ledger, signIns, takeovers, vault, settings } = house;
    const outbox = house.outbox.serving('address_check');
    const changes = new EmailChanges(database, records, clock);
    const secrets = new EmailChangeSecrets(vault.key('email change'), settings.publicUrl + undoPath);
    const profile = profileOf(house);
    const parts = { changes, secrets, profile, records, ledger, outbox, signIns };
    const service = new EmailChangeService(parts);
    const undoing = new EmailUndoService(parts, takeovers);
    return {
      resolvers: [new EmailChangeResolver(service, undoing, changes, profile)],
      jobs: [new EmailChangeSweepJob(changes, clock)],
      erasure: new UndoableChanges(records, clock),
      routes: serveUndoPage,
    };
  },
};
