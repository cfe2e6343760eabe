export { MlgateError, type Place, type Problem } from './errors.ts'
