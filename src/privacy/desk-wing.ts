import type { House } from '../graphql';
import { DeadlineWatchJob } from './alarms/deadline-watch.job';
import { RequestCourseResolver } from './centre/request-course.resolver';
import { RequestStandings } from './course/request-standings';
import { DecisionResolver } from './decisions/decision.resolver';
import { authorityOf, remediesAt } from './decisions/remedies';
import { AssignmentService } from './desk/assignment.service';
import { DeskResolver } from './desk/desk.resolver';
import { DeskService } from './desk/desk.service';
import { UnclarifiedJob } from './desk/unclarified.job';
import { DialogueResolver } from './dialogue/dialogue.resolver';
import { DialogueService } from './dialogue/dialogue.service';
import { patienceJobs } from './identity-check/identity-patience.job';
import { IntakeResolver } from './intake/intake.resolver';
import { IntakeService } from './intake/intake.service';
import { Queue } from './queue/queue';
import { QueueResolver } from './queue/queue.resolver';
import { RulingResolver } from './rulings/ruling.resolver';
import { RulingService } from './rulings/ruling.service';
import type { Guests } from './guest-wing';
import type { Wing } from './wing';

/** What person and staff do with a request after it came: its resolvers, instances in this order. */
export const deskResolvers = [
  RequestCourseResolver,
  DialogueResolver,
  IntakeResolver,
  DeskResolver,
  RulingResolver,
  QueueResolver,
  DecisionResolver,
];

/** Opens them, and the jobs that keep a request going. */
export function openDesk({ settings, database, ledger, jobs, clock }: House, wing: Wing, guests: Guests) {
  const { course, reader, register, correspondence, decisions, particulars, signs, calendar } = wing;
  const { challenges, nothingHeld, doubts } = wing;
  const { proving, links, entrance } = guests;
  const timeZone = settings.controllerTimeZone;
  const authority = authorityOf(settings.controller);
  const standings = new RequestStandings(database, signs, calendar, clock);
  const dialogue = new DialogueService(course, challenges, correspondence, proving, links);
  const intake = new IntakeService(register, correspondence, particulars);
  const desk = new DeskService(course, challenges, correspondence, jobs, timeZone);
  const remedies = remediesAt(authority);
  const rulings = new RulingService({
    course,
    decisions,
    particulars,
    nothingHeld,
    jobs,
    remedies,
    timeZone,
  });
  return {
    resolvers: [
      new RequestCourseResolver(reader, standings, decisions, challenges),
      new DialogueResolver(dialogue, proving, entrance, reader, clock),
      new IntakeResolver(intake, reader),
      new DeskResolver(desk, new AssignmentService(course, ledger), reader),
      new RulingResolver(rulings, reader),
      new QueueResolver(new Queue(database, timeZone), clock),
      new DecisionResolver(decisions, authority),
    ],
    jobs: [
      ...patienceJobs(challenges, course, timeZone),
      new UnclarifiedJob(course, doubts, correspondence, jobs),
      new DeadlineWatchJob(database, course, correspondence, timeZone),
    ],
  };
}
