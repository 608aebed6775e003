process.env.TEST_ENGINE = 'mariadb';
jest.setTimeout(60_000);
