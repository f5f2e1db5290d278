import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stopOf, unlessHungUp } from '../../src/execute/stopping.ts';

describe('what ends a running command', () => {
  it('leaves no more on the signal of the run after many commands than after one', async () => {
    const { signal } = new AbortController();
    const listeners: number[] = [];
    for (let command = 0; command < 100; command += 1) {
      stopOf({ signal });
      await unlessHungUp({ signal }, Promise.resolve('ended'));
      listeners.push(getEventListeners(signal, 'abort').length);
    }
    expect(listeners.at(-1)).toBe(listeners[0]);
  });

  it('passes a stop on, and not that the terminal has gone', () => {
    const [stopped, hungUp] = [new AbortController(), new AbortController()];
    const [first, second] = [stopOf(stopped), stopOf(hungUp)];
    stopped.abort('SIGINT');
    hungUp.abort('SIGHUP');
    expect([first.aborted, first.reason, second.aborted]).toEqual([true, 'SIGINT', false]);
  });

  it('waits no longer for a command whose terminal has gone, but for one that is being stopped', async () => {
    const [stopped, hungUp] = [new AbortController(), new AbortController()];
    let end: (how: string) => void = () => undefined;
    const ending = new Promise<string>((resolve) => {
      end = resolve;
    });
    const left = unlessHungUp(hungUp, ending);
    const waited = unlessHungUp(stopped, ending);
    hungUp.abort('SIGHUP');
    stopped.abort('SIGINT');
    expect(await left).toBe('hung-up');
    end('stopped');
    expect(await waited).toBe('stopped');
  });
});
