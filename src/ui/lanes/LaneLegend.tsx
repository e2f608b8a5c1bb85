/** What colours, patterns and marks of lanes mean. */
import type { ReactNode } from 'react';
import { PHASE_KINDS, PHASE_LABELS, STRIP_HEIGHT, toLaneFill } from '../../presentation/lanes/laneLooks.ts';
import { toEndShape } from '../../presentation/lanes/laneShapes.ts';
import type { ShownLane } from '../../presentation/lanes/laneText.ts';
import { LIFECYCLE_SHAPES } from '../../presentation/lifecycleShapes.ts';
import type { LifecycleKind } from '../../presentation/lifecycleMarks.ts';

interface Props {
  readonly lanes: readonly ShownLane[];
  readonly hasDeploys: boolean;
}

/** All phases, and of the marks those that there are. */
export function LaneLegend({ lanes, hasDeploys }: Props): ReactNode {
  const ends = lanes.flatMap((lane) => lane.ends);
  const shapes = new Set(ends.map(toEndShape));
  const swatch = `M0 0h24v${STRIP_HEIGHT}h-24z`;
  return (
    <ul className="legend lane-legend" aria-label="Phases of machines">
      {PHASE_KINDS.map((kind) => (
        <li key={kind}>
          <Sample width={24}>
            <path className={`lane-${kind}`} d={swatch} />
            {kind !== 'serving' && <path fill={toLaneFill(kind)} d={swatch} />}
          </Sample>
          {PHASE_LABELS[kind]}
        </li>
      ))}
      {lanes.some(({ errors }) => errors > 0) && (
        <li>
          <Sample width={10}>
            <path className="lane-tick" d="M1 7h1.5v3h-1.5zM4.5 4h1.5v6h-1.5zM8 6h1.5v4h-1.5z" />
          </Sample>
          Errors
        </li>
      )}
      {shapes.has('outOfMemory') && <EndEntry shape="outOfMemory" isFailure label="Out of memory" />}
      {ends.some((end) => toEndShape(end) === 'exit' && end.isFailure) && (
        <EndEntry shape="exit" isFailure label="Failed" />
      )}
      {ends.some((end) => toEndShape(end) === 'exit' && !end.isFailure) && (
        <EndEntry shape="exit" isFailure={false} label="Ended or was stopped" />
      )}
      {shapes.has('autostop') && <EndEntry shape="autostop" isFailure={false} label="Stopped by autostop" />}
      {hasDeploys && (
        <li>
          <span className="lane-deploy-sample" aria-hidden="true" />
          Deploy
        </li>
      )}
    </ul>
  );
}

function EndEntry({
  shape,
  isFailure,
  label,
}: {
  readonly shape: LifecycleKind;
  readonly isFailure: boolean;
  readonly label: string;
}): ReactNode {
  return (
    <li>
      <Sample width={10}>
        <path
          className={isFailure ? 'lane-end lane-failure' : 'lane-end'}
          fillRule="evenodd"
          d={LIFECYCLE_SHAPES[shape]}
        />
      </Sample>
      {label}
    </li>
  );
}

function Sample({ width, children }: { readonly width: number; readonly children: ReactNode }): ReactNode {
  return (
    <svg
      className="lane-sample"
      width={width}
      height={STRIP_HEIGHT}
      viewBox={`0 0 ${String(width)} ${STRIP_HEIGHT}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
