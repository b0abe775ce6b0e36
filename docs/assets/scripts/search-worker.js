/* Fetches the index and answers, beside the page: however large the site, typing never waits for it. */

import { build } from "./search-engine.js";

let answer;

onmessage = async ({ data: { id, load, typed, home } }) => {
  try {
    if (load) {
      const reply = await fetch(load);
      if (!reply.ok) throw new Error(reply.statusText);
      answer = build(await reply.json());
      postMessage({ id });
    } else {
      postMessage({ id, answer: answer(typed, home) });
    }
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
};
