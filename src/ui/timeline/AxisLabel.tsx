/** A label of an axis: plain text. The one that recharts draws measures every word, to wrap it. */
import type { ReactNode } from 'react';
import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts';

type Props = XAxisTickContentProps | YAxisTickContentProps;

export function AxisLabel({
  x,
  y,
  index,
  payload,
  textAnchor,
  verticalAnchor,
  tickFormatter,
}: Props): ReactNode {
  return (
    <text x={x} y={y} dy={verticalAnchor === 'middle' ? '0.355em' : '0.71em'} textAnchor={textAnchor}>
      {tickFormatter === undefined ? payload.value : tickFormatter(payload.value, index)}
    </text>
  );
}
