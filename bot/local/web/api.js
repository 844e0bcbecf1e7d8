// What the page asks the workspace for.

export async function state(as) {
  const answer = await fetch(`/state?as=${encodeURIComponent(as)}`);
  return answer.json();
}

export async function act(as, deed, wish = {}) {
  const answer = await fetch(`/do/${deed}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, ...wish }),
  });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error);
  return content.result;
}

export const traffic = async (after) => (await fetch(`/traffic?after=${after}`)).json();

export function listen(as, after, { onchange, onopen, onlost }) {
  const source = new EventSource(`/changes?as=${encodeURIComponent(as)}&after=${after}`);
  source.onmessage = (event) => onchange(JSON.parse(event.data));
  source.onopen = onopen;
  source.onerror = onlost;
  return source;
}
