/** Answers to health checks in logs of requests, and requests that only look so. */
import { expect, test } from 'vitest';
import { findFailedCheckStatus } from '../../src/core/diagnosis/checkAnswer.ts';

test.each([
  ['GET /healthz 404 in 2ms', '404'],
  ['10.0.0.9 - - [02/Mar/2026:08:15:31 +0000] "GET /up HTTP/1.1" 503 12', '503'],
  ['GET /api/health -> 500 (3 ms)', '500'],
  ['{"req":{"method":"GET","url":"/healthz","remoteAddress":"10.0.0.9"},"res":{"statusCode":404}}', '404'],
  ['level=info method=GET path=/healthcheck status=301 dur=2ms', '301'],
  ['"GET / HTTP/1.1" 301 0 "-" "Consul Health Check"', '301'],
])('%s', (line, status) => {
  expect(findFailedCheckStatus(line)).toBe(status);
});

test.each([
  'GET /healthz 200 in 2ms',
  'GET /favicon.ico 404 in 2ms',
  '{"req":{"method":"GET","url":"/favicon.ico","remoteAddress":"10.0.0.9"},"res":{"statusCode":404}}',
  'GET /orders/status-of-mine 404',
  'GET /update 404',
  'GET /up 200 in 404ms',
  'path=/healthz status=200 path=/x',
])('not: %s', (line) => {
  expect(findFailedCheckStatus(line)).toBeUndefined();
});
