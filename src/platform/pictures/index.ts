/** Pictures of strangers' servers, brought to members by us. */
export { createFetching } from './fetch-picture.ts';
export type { FetchPicture, Picture, PictureFailure } from './fetch-picture.ts';
export { createPictureAddresses, PICTURES, withOurAddresses } from './picture-address.ts';
export type { PictureAddresses } from './picture-address.ts';
export { pictureRoutes } from './routes.ts';
