export { jobGauge } from './job-gauge';
export { Job } from './job.entity';
export { type JobOrder, Jobs, recurringOf } from './jobs';
export { LeaseLost } from './lease';
export { type JobKind, Work } from './work';
export { Worker } from './worker';
