process.env.TEST_ENGINE = 'sqlite';
jest.setTimeout(60_000);
