/**
 * A refusal meant for the person at the terminal: its message says what is wrong and what to do, so it is printed
 * as it is, without a stack.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
