import 'reflect-metadata';
import { fillDemo } from './demo.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { connect } from './platform/db.ts';

/** Fills an empty database with the demo shop and prints who may sign in, as one line of JSON: `node dist/demo.command.js`. */
try {
  const config = readConfig(process.env);
  const database = connect(config);
  console.log(JSON.stringify(await fillDemo(config, database)));
  await database.close();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
