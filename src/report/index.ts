/** One self-contained page of everything that was found, for people who look rather than query. */
export { readAssets } from './assets.js';
export { namesFrom } from './names.js';
export { ReportPage, type PageAssets, type PageOptions } from './page.js';
