import { declare } from '../../src/processing';

// A test looks into the tables itself and says so; what it asks of the app declares its own passages.
declare({ entrance: 'test', purpose: 'service', exemption: 'STORAGE' });
