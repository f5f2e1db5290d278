import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // The machine has two cores and the executor's tests start real shells: more workers only wait for each other.
    maxWorkers: 2,
  },
});
