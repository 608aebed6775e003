import 'reflect-metadata';
import { mainDatabase } from './src/databases';
import { readSettings } from './src/settings';

/** The main database as the settings say, for TypeORM's command line: `npx typeorm -d dist/ormconfig.js migration:show`. */
export default mainDatabase(readSettings());
