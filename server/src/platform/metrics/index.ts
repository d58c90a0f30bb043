export { loopbackMetrics } from './listener.ts'
export { type Metric, renderMetrics } from './text.ts'
