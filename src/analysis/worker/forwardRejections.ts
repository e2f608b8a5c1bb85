/** An unhandled rejection in a worker does not reach the page's `onerror` by itself: throw it as an error. */
export function forwardRejections(): void {
  self.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
    setTimeout(() => {
      throw event.reason;
    });
  });
}
