import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';

export interface LoggedAccess {
  id: string;
  actor: string;
  at: string;
  operation: string;
  reportedAt: string | null;
}

export interface SeenReport {
  id: string;
  reference: string;
  note: string | null;
  reportedAt: string;
  closedAt: string | null;
  outcome: string | null;
  customer: { id: string; maskedName: string } | null;
}

/** The accesses to the visitor's account, newest first. */
export async function accessesOf(visitor: Visitor): Promise<LoggedAccess[]> {
  const { data, errors } = await visitor.ask(
    'query Log { me { accessLog(first: 100) { nodes { id actor at operation reportedAt } } } }',
  );
  expect(errors).toEqual([]);
  return data.me.accessLog.nodes;
}

/** An access of the visitor's own, not reported yet; its id. */
export function ownAccess(visitor: Visitor): Promise<string> {
  return unreported(visitor, 'SELF');
}

/** An access of staff to the visitor's account, made for it; its id. */
export async function accessOfStaff(visitor: Visitor, staff: Visitor): Promise<string> {
  const { data } = await visitor.ask('{ me { id } }');
  await staff.ask('query Looking($id: ID!) { customer(id: $id) { maskedName } }', { id: data.me.id });
  return unreported(visitor, 'STAFF');
}

async function unreported(visitor: Visitor, actor: string): Promise<string> {
  let found: LoggedAccess | undefined;
  await until(async () => {
    const accesses = await accessesOf(visitor);
    found = accesses.find((each) => each.actor === actor && each.reportedAt === null);
    return found !== undefined;
  });
  return found!.id;
}

/** The payload of reportAccess. */
export async function report(visitor: Visitor, input: object, headers: Record<string, string> = {}) {
  const { data, errors } = await visitor.ask(
    `mutation Report($input: ReportAccessInput!) { reportAccess(input: $input) {
      reference endedSessions customer { id } userErrors { code path message } } }`,
    { input },
    headers,
  );
  expect(errors).toEqual([]);
  return data.reportAccess;
}

/** The same where nothing is wrong with it. */
export async function reported(
  visitor: Visitor,
  input: object,
): Promise<{ reference: string; endedSessions: number }> {
  const { userErrors, ...made } = await report(visitor, input);
  expect(userErrors).toEqual([]);
  return made;
}

export async function reportsSeen(officer: Visitor, open?: boolean): Promise<SeenReport[]> {
  const { data, errors } = await officer.ask(
    `query Reports($open: Boolean) { accessReports(open: $open) {
      nodes { id reference note reportedAt closedAt outcome customer { id maskedName } } totalCount } }`,
    { open },
  );
  expect(errors).toEqual([]);
  return data.accessReports.nodes;
}

export function openReports(officer: Visitor): Promise<SeenReport[]> {
  return reportsSeen(officer, true);
}

/** The payload of closeAccessReport. */
export async function close(officer: Visitor, reportId: string, outcome: string) {
  const { data, errors } = await officer.ask(
    `mutation Close($input: CloseAccessReportInput!) { closeAccessReport(input: $input) {
      report { id closedAt outcome } userErrors { code path message } } }`,
    { input: { reportId, outcome } },
  );
  expect(errors).toEqual([]);
  return data.closeAccessReport;
}
