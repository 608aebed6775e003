import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

describe('10. A fault of ours (API8:2023)', () => {
  let house: TestHouse;
  let ada: Visitor;

  beforeAll(async () => {
    house = await openHouse();
    ada = await house.signIn('ada@example.com');
    await house.app.house.database.query('DROP TABLE invoice');
  });
  afterAll(() => house.close());

  it('is answered with an id alone, which the log knows, and spares the rest of the answer', async () => {
    const { status, data, errors } = await ada.ask(
      '{ me { email billing { currency invoices { nodes { id } } } } }',
    );
    expect([status, data.me.email, errors.length]).toEqual([200, 'ada@example.com', 1]);
    const [{ message, extensions } = { message: '', extensions: { code: '', id: '' } }] = errors;
    expect(message).toBe('Something went wrong on our side.');
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^err_/) });
    const line = house.logged.find((each) => each.includes(extensions.id!));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      msg: 'request failed',
      err: { code: expect.any(String) },
    });
    expect(line).not.toMatch(/SELECT|cus_|ada@/);
  });
});
