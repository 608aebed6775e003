import type { House } from '../graphql';
import { Allowances } from './allowances/allowances';
import { GuestLimits } from './allowances/guest-limits';
import { GuestLinks } from './dialogue/guest-links';
import { Proving } from './dialogue/proving';
import { GuestChallenges } from './guests/guest-challenges';
import { GuestIntake } from './guests/guest-intake';
import { GuestResolver } from './guests/guest.resolver';
import { GuestService } from './guests/guest.service';
import { GuestSweepJob } from './guests/guest-sweep.job';
import { partsOfRequests } from './guests/parts-of-requests';
import { UnverifiedRequests } from './guests/unverified-requests';
import { FactCheck } from './identity-check/fact-check';
import { GuestEntrance } from './passes/guest-entrance';
import { RequesterResolver, RequestRequesterResolver } from './requesters/requester.resolver';
import type { Wing } from './wing';

/** What people do who cannot sign in, and who they are: its resolvers, instances in this order. */
export const guestResolvers = [GuestResolver, RequestRequesterResolver, RequesterResolver];

export type Guests = ReturnType<typeof openGuests>;

/** Opens it, with what the dialogue with guests needs. */
export function openGuests(house: House, wing: Wing) {
  const { database, vault, records, clock, jobs, contacts } = house;
  const outbox = house.outbox.serving('rights');
  const { register, course, correspondence, particulars, requesters, passes, reader, opening } = wing;
  const allowances = new Allowances(database, vault.key('allowance'));
  const limits = new GuestLimits(allowances);
  const identity = wing.challenges;
  const facts = new FactCheck(house.accountFact, course, identity, jobs);
  const entrance = new GuestEntrance(passes, clock);
  const challenges = new GuestChallenges(database, records, vault.key('guest code'));
  const intake = new GuestIntake(register, particulars, facts, correspondence, contacts);
  const parts = { database, clock, outbox, challenges, limits, intake, passes, particulars };
  return {
    entrance,
    proving: new Proving({ database, challenges: identity, facts, limits, requesters, passes, opening }),
    links: new GuestLinks(course, limits),
    resolvers: [
      new GuestResolver(new GuestService(parts), passes, entrance, reader),
      new RequestRequesterResolver(requesters),
      new RequesterResolver(),
    ],
    jobs: [
      new GuestSweepJob(
        [challenges, passes, allowances, identity],
        new UnverifiedRequests(database, clock, jobs, partsOfRequests(database, records.catalogue)),
        clock,
      ),
    ],
  };
}
