/** What is said where a part of the app does not come: offline before all was kept, or after an update. */
export const NOT_LOADED = 'This part of the app could not be loaded. Reload the page, or try again later.';
