/* Loads the index and answers queries in a worker, so that typing is never delayed, however large the site. */

import { createSearch } from "./search-engine.js";

let search;

onmessage = async ({ data: { id, load, typed, home } }) => {
  try {
    if (load) {
      const response = await fetch(load);
      if (!response.ok) throw new Error(response.statusText);
      search = createSearch(await response.json());
      postMessage({ id });
    } else {
      postMessage({ id, answer: search(typed, home) });
    }
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
};
