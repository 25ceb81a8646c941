"use client";

import type { KeyUsage, UsageBar } from "@/lib/api-keys/evidence";
import { barLabel, niceTop } from "./usage-words";

/** In the chart's own units; it is stretched to the width that is there. */
const step = 10;
const gap = 2;
const height = 100;
/** A bar with few calls beside one with many is still seen. */
const least = 1.5;

const number = new Intl.NumberFormat("en-US");

type UsageChartProps = { bars: readonly UsageBar[]; by: keyof KeyUsage };

/** Allowed calls from the base line up, refused ones on top. The table below it says the same in numbers. */
export function UsageChart({ bars, by }: UsageChartProps) {
  const top = niceTop(Math.max(...bars.map(({ allowed, refused }) => allowed + refused)));
  const total = bars.reduce((sum, bar) => sum + bar.allowed + bar.refused, 0);
  const first = bars[0];
  const last = bars.at(-1);
  const span = by === "hours" ? "48 hours" : "30 days";
  return (
    <figure className="min-w-0">
      <div className="relative">
        <span aria-hidden="true" className="absolute -top-0.5 left-0 bg-surface pr-1 text-2xs text-subtle">
          {number.format(top)}
        </span>
        <svg
          role="img"
          aria-label={`${number.format(total)} calls in the last ${span}`}
          viewBox={`0 0 ${bars.length * step} ${height}`}
          preserveAspectRatio="none"
          className="h-36 w-full overflow-visible"
        >
          <line
            x1="0"
            x2={bars.length * step}
            y1="0"
            y2="0"
            className="stroke-border"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
          {bars.map((bar, index) => (
            <Bar key={bar.at} bar={bar} x={index * step + gap / 2} top={top} by={by} />
          ))}
          <line
            x1="0"
            x2={bars.length * step}
            y1={height}
            y2={height}
            className="stroke-border-strong"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <figcaption aria-hidden="true" className="mt-1 flex justify-between text-2xs text-subtle">
        <span>{first ? barLabel(first.at, by) : null}</span>
        <span>{last ? barLabel(last.at, by) : null}</span>
      </figcaption>
    </figure>
  );
}

function Bar({ bar, x, top, by }: { bar: UsageBar; x: number; top: number; by: keyof KeyUsage }) {
  const tall = (count: number) => (count === 0 ? 0 : Math.max((count / top) * height, least));
  const allowed = tall(bar.allowed);
  const refused = tall(bar.refused);
  const width = step - gap;
  return (
    <g>
      {/* The whole column answers to the pointer, also where there is little to hit. */}
      <rect x={x - gap / 2} y="0" width={step} height={height} className="fill-transparent hover:fill-hover" />
      <rect x={x} y={height - allowed} width={width} height={allowed} className="pointer-events-none fill-accent" />
      <rect
        x={x}
        y={height - allowed - refused}
        width={width}
        height={refused}
        className="pointer-events-none fill-danger"
      />
      <title>{`${barLabel(bar.at, by)}: ${number.format(bar.allowed)} allowed, ${number.format(bar.refused)} refused`}</title>
    </g>
  );
}
