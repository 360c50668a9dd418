/** What a problem is about, read from its words. A problem of new words is "other". */

const PROBLEM_KINDS = [
  ["no reply", /^no reply/],
  ["quote not verbatim", /is not verbatim$/],
  ["status", /^status /],
  ["verdict", /^verdict /],
  ["intent", /^intent /],
  ["codes", /^(codes are|other codes|the first code)/],
  ["answer not carried", /^the quotes carry/],
  ["quotes", /^(no quote|there are .*quotes|quotes are)/],
  ["answer's words", /^the answer (has|lacks)/],
  ["conflict", /conflict is shown$/],
  ["suggestions", /^no suggestion/],
  ["ranking", /\b(rank|ranked|place|results?)\b/],
];

function kindOf(problem) {
  return PROBLEM_KINDS.find(([, words]) => words.test(problem))?.[0] ?? "other";
}
