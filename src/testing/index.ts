export { type Case, type GateTest, type GateUnderTest, type Rejected, testGate } from './test-gate.ts'
