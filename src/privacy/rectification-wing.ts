import type { House } from '../graphql';
import { CorrectableFields } from './corrections/correctable-fields';
import { CorrectionReader } from './corrections/correction-reader';
import { CorrectionStore } from './corrections/correction-store';
import type { Decisions } from './decisions/decisions';
import type { TellsRecipients } from './recipients/tells-recipients';
import { RectificationExecution } from './rectification/rectification-execution';
import { RectificationParticulars } from './rectification/rectification-particulars';
import { RectificationService } from './rectification/rectification.service';
import type { RequestRegister } from './register/request-register';
import type { FadesRestrictions, Restricts } from './restriction/restricts';

interface RectificationNeeds {
  decisions: Decisions;
  register: RequestRegister;
  recipients: TellsRecipients;
  restricts: Restricts;
  lifts: FadesRestrictions;
}

/** The right to rectification (Art. 16). */
export function openRectification(
  { database, records, corrections, jobs }: House,
  { decisions, register, recipients, restricts, lifts }: RectificationNeeds,
) {
  const fields = new CorrectableFields(records.catalogue, corrections);
  const store = new CorrectionStore(database, records);
  const reader = new CorrectionReader(fields, records);
  const particulars = new RectificationParticulars(reader, store, restricts, lifts);
  return {
    store,
    particulars,
    service: new RectificationService(reader, particulars, register, jobs),
    execution: new RectificationExecution({ fields, store, records, decisions, recipients, register }),
  };
}
