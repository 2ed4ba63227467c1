// The search beside the page: the page's own module, in a thread of its own. Classic, so that a page that
// only may use blobs can start it, too.
"use strict";
let stopped = false;
let turn;
const channel = new MessageChannel();
channel.port1.onmessage = () => turn();
// Lets a message in between two slices; a timeout would wait four milliseconds each time.
const breathe = () => new Promise((go) => {
  turn = go;
  channel.port2.postMessage(0);
});
let go = () => {};
const resume = () => new Promise((resolve) => {
  go = resolve;
});

onmessage = async ({ data }) => {
  if (data === "stop" || data === "go") {
    stopped = data === "stop";
    go();
    return;
  }
  try {
    const { default: init, Job } = await import(data.glue);
    await init({ module_or_path: data.module });
    const job = new Job(data.bounds, data.cluster);
    for (let over = false; !over; ) {
      if (stopped) await resume();
      over = job.step();
      postMessage({ numbers: job.numbers(), text: job.text() });
      await breathe();
    }
    job.free();
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) });
  }
};
