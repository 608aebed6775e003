// Five seconds are too few where other work goes on beside the tests.
jest.setTimeout(60_000);
