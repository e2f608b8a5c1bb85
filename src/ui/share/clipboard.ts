/** Puts pictures and text on the clipboard. Call it in a click or a key; what is copied may still be in the making. */

/**
 * The picture with its description as text, for where only text can be pasted; the picture alone where the browser
 * takes one type at a time. Rejects where the browser refuses.
 */
export async function copyPicture(png: Promise<Blob>, description: Promise<string>): Promise<void> {
  const text = description.then((words) => new Blob([words], { type: 'text/plain' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png, 'text/plain': text })]);
  } catch (error) {
    // A picture that cannot be made cannot be copied either way.
    await png;
    if (error instanceof DOMException && error.name === 'NotAllowedError') throw error;
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  }
}

/** Rejects where the browser refuses. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
