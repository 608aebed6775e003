import { rangeOf } from '../../src/downloads/byte-range';

describe('the Range header', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['Bytes= 1-2 ', { start: 1, end: 2 }],
  ])('%s is that range of a hundred bytes', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s lies outside of a hundred bytes', (header) => {
    expect(rangeOf(header, 100)).toBe('UNSATISFIABLE');
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'items=0-1',
    'bytes=0-1,3-4',
    'bytes=a-b',
    'bytes=1 -2',
  ])('%s is ignored', (header) => {
    expect(rangeOf(header, 100)).toBeNull();
  });
});
