export { jobGauge } from './job-gauge';
export { Job, type JobState } from './job.entity';
export { type JobOrder, Jobs, nameOf, recurringOf } from './jobs';
export { LeaseLost } from './lease';
export { type JobKind, Work } from './work';
export { Worker } from './worker';
