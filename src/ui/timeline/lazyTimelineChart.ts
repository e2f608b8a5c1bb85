/** The chart and its library, loaded behind the first screen. */
import { lazyPart } from '../base/lazyPart.tsx';

export const timelineChart = lazyPart(async () => (await import('./TimelineChart.tsx')).TimelineChart);

export const TimelineChart = timelineChart.Part;
