import { Progress } from '../../src/commands/progress';

function shown(isTTY: boolean, counts: number[]): string {
  let text = '';
  const progress = new Progress({ isTTY, write: (part) => (text += part) }, 'customers', 100);
  for (const count of counts) progress.reach(count);
  progress.end();
  return text;
}

test('it is a bar where somebody watches, drawn over itself', () => {
  const text = shown(true, [0, 50, 100]);
  expect(text.split('\r\u001b[K')).toEqual([
    '',
    '[------------------------------] 0 of 100 customers',
    expect.stringMatching(/^\[#{15}-{15}\] 50 of 100 customers, \d+ s left$/),
    '[##############################] 100 of 100 customers\n',
  ]);
});

test('elsewhere it is plain lines, of which there are few', () => {
  const text = shown(
    false,
    Array.from({ length: 101 }, (_, i) => i),
  );
  expect(text.trim().split('\n')).toHaveLength(21);
  expect(['\r', '\u001b', '#'].filter((mark) => text.includes(mark))).toEqual([]);
});

test('it is full from the start where nothing is left to do', () => {
  expect(shown(true, [130])).toContain('[##############################] 130 of 100 customers');
});
