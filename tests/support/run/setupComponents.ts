import { Blob, File } from 'node:buffer';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { PATIENCE_MS } from './patience.ts';
import { prefetchDashboard } from '../../../src/ui/prefetch.ts';

// Those of jsdom cannot cross threads.
Object.assign(globalThis, { Blob, File });

// Testing Library cleans up by itself only where the test functions are globals, which they are not here.
afterEach(cleanup);

// One second, as it comes, is little on a busy machine.
configure({ asyncUtilTimeout: PATIENCE_MS });

// As the page does when it is idle, so that no test waits for the first look at a part.
beforeAll(prefetchDashboard);
