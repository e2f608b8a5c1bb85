/** What is said where a part of the app does not come: offline before all was kept, or after an update. */
export const NOT_LOADED = 'This part of the app could not be loaded. Reload the page, or try again later.';

/**
 * Why a part is not there. Browsers keep the outcome of an import for as long as the page lives, a failure too, so
 * that only a reload can bring the part.
 */
export class PartNotLoaded extends Error {
  override message: string = NOT_LOADED;
}
