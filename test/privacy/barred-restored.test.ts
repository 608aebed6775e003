import { backUp } from '../kit/backups';
import { openHouse } from '../kit/open-house';
import { castOf } from './desk-kit';
import { carriedOut, newcomer } from './erasure-kit';

jest.setTimeout(120_000);

it('An erased person of whom a restored database knows nothing is not made a customer again by a repeated feed', async () => {
  const house = await openHouse();
  const cast = await castOf(house);
  const backup = await backUp(house);
  try {
    const late = await newcomer(house, 'late@example.net', 'C-late');
    await carriedOut(house, { ...cast, ada: late });
    await house.reopen(backup.restore);
    const service = await house.signIn('service');
    const { data } = await service.ask(
      `mutation ($issuer: String!) { provisionCustomer(input: { externalReference: "C-late", issuer: $issuer, subject: "late",
        email: "late@example.net", currency: "EUR" }) { customer { id } userErrors { code path } } }`,
      { issuer: house.app.house.signIns.issuer },
    );
    expect(data.provisionCustomer).toEqual({
      customer: null,
      userErrors: [{ code: 'NOT_ALLOWED_NOW', path: ['externalReference'] }],
    });
  } finally {
    await house.close();
    await backup.drop();
  }
});
