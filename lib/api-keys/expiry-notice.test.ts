import fc from "fast-check";
import { expect, test } from "vitest";
import { currentStage, expiryStages, nextNoticeAt } from "./expiry-notice";

const hour = 3_600_000;
const createdAt = new Date("2026-11-21T10:00:00Z");
const living = (hours: number) => ({ createdAt, expiresAt: new Date(createdAt.getTime() + hours * hour) });

/** Life in hours → hours before the end at which each warning comes. */
test.each([
  [0.5, []],
  [1, []],
  [1.5, [1]],
  [4, [1]],
  [8, [2, 1]],
  [24, [6, 1.2]],
  [72, [18, 3.6]],
  [720, [180, 36]],
  [8_760, [2_190, 438]],
])("a key that lives %d h warns %j h ahead", (hours, ahead) => {
  const life = living(hours);
  const stages = expiryStages(life);
  expect(stages.at(-1)).toEqual({ at: life.expiresAt.getTime(), percent: 0 });
  expect(stages.slice(0, -1).map(({ at }) => (life.expiresAt.getTime() - at) / hour)).toEqual(ahead);
});

test("no key warns at birth, nor less than an hour ahead, and the stages are in order", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 8_760, noNaN: true }), (hours) => {
      const life = living(hours);
      const stages = expiryStages(life);
      expect(currentStage(life, createdAt)).toBeNull();
      for (const { at, percent } of stages) {
        if (percent > 0) expect(life.expiresAt.getTime() - at).toBeGreaterThanOrEqual(hour);
      }
      expect(stages.map(({ at }) => at)).toEqual([...new Set(stages.map(({ at }) => at))].sort((a, b) => a - b));
    }),
  );
});

test("a key that was not looked at for long is in its last stage only, and has the next one ahead", () => {
  const life = living(72);
  const at = (hours: number) => new Date(createdAt.getTime() + hours * hour);
  expect(currentStage(life, at(71))).toMatchObject({ percent: 5 });
  expect(currentStage(life, at(60))).toMatchObject({ percent: 25 });
  expect(currentStage(life, at(500))).toMatchObject({ percent: 0 });
  expect(nextNoticeAt(createdAt, life.expiresAt, createdAt)).toEqual(at(54));
  expect(nextNoticeAt(createdAt, life.expiresAt, at(54))).toEqual(at(68.4));
  expect(nextNoticeAt(createdAt, life.expiresAt, at(72))).toBeNull();
  expect(nextNoticeAt(createdAt, null, createdAt)).toBeNull();
});
