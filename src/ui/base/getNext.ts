/** The choice behind the current one, and behind the last one the first. */
export function getNext<Value>(choices: readonly [Value, ...Value[]], current: Value): Value {
  return choices[choices.indexOf(current) + 1] ?? choices[0];
}
