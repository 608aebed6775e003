export { type Download, type DownloadKind, type Downloads } from './download';
export { DownloadLinks } from './download-links';
export { serveDownloads } from './download.route';
