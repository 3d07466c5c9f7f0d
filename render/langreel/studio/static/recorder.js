// Recorder: the microphone, how loud it is, and what was said into it as one file.

const LEVELS_A_SECOND = 30;

/** Opens the microphone. `level(peak)` hears how loud it is, from 0 to 1. */
export class Recorder {
  constructor(level) { this.level = level; }

  /** Gives whether it is open: it may have been closed while the browser asked for the microphone. */
  async open() {
    const wanted = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: wanted });
    if (this.closed) { this.close(); return false; }
    this.context = new AudioContext();
    this.listening = this.context.createAnalyser();
    this.listening.fftSize = 2048;
    this.context.createMediaStreamSource(this.stream).connect(this.listening);
    const samples = new Float32Array(this.listening.fftSize);
    this.watching = setInterval(() => {
      this.listening.getFloatTimeDomainData(samples);
      this.level(samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0));
    }, 1000 / LEVELS_A_SECOND);
    return true;
  }

  start() {
    this.chunks = [];
    this.media = new MediaRecorder(this.stream, { audioBitsPerSecond: 256000 });
    this.media.addEventListener("dataavailable", (event) => this.chunks.push(event.data));
    this.media.start();
  }

  get on() { return this.media?.state === "recording"; }

  /** What was said since `start`, as a file. */
  stop() {
    return new Promise((done) => {
      this.media.addEventListener("stop", () => done(new Blob(this.chunks, { type: this.media.mimeType })), { once: true });
      this.media.stop();
    });
  }

  close() {
    this.closed = true;
    clearInterval(this.watching);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
  }
}
