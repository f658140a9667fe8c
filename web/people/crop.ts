/** Where a square is cut out of a picture: pure sums, in the picture's own pixels. */
import type { Crop } from '../api/people.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the person has chosen. */
export interface Framing {
  /** From 1 (the largest square that fits) to `ZOOM_MAXIMUM`. */
  readonly zoom: number;
  /** Where the square stands between the edges: 0 at the left and on top, 1 at the right and below. */
  readonly across: number;
  readonly down: number;
}

export const ZOOM_MAXIMUM = 5;
/** The whole height or width of the picture, in its middle; a little above it, where faces are, when the picture is upright. */
export const firstFraming = ({ width, height }: Size): Framing => ({ zoom: 1, across: 0.5, down: height > width ? 0.3 : 0.5 });

/** The largest zoom that still leaves enough pixels to show somebody. */
export const zoomLimit = ({ width, height }: Size, minimum: number): number =>
  Math.max(1, Math.min(ZOOM_MAXIMUM, Math.min(width, height) / minimum));

/** The square as the server wants it. */
export function cropOf(size: Size, { zoom, across, down }: Framing): Crop {
  const side = sideOf(size, zoom);
  return {
    left: (across * (size.width - side)) / size.width,
    top: (down * (size.height - side)) / size.height,
    side: 1 / zoom,
  };
}

/** How the picture lies behind a window of `window` pixels that shows the square: its width, and its left and top edges. */
export function placeBehind(size: Size, { zoom, across, down }: Framing, window: number) {
  const side = sideOf(size, zoom);
  const scale = window / side;
  return { width: size.width * scale, left: -across * (size.width - side) * scale, top: -down * (size.height - side) * scale };
}

/** The framing after the picture was dragged by so many pixels of a window of `window`. */
export function drag(size: Size, framing: Framing, { by, window }: { by: readonly [x: number, y: number]; window: number }): Framing {
  const side = sideOf(size, framing.zoom);
  const moved = (share: number, length: number, pixels: number): number =>
    length <= side ? share : within(share - (pixels * side) / window / (length - side));
  return { ...framing, across: moved(framing.across, size.width, by[0]), down: moved(framing.down, size.height, by[1]) };
}

/** The framing at another zoom, around the same middle. */
export function zoomTo(size: Size, framing: Framing, wanted: number, most: number): Framing {
  const zoom = Math.max(1, Math.min(most, wanted));
  const [before, after] = [sideOf(size, framing.zoom), sideOf(size, zoom)];
  const kept = (share: number, length: number): number => {
    const middle = share * (length - before) + before / 2;
    return length <= after ? share : within((middle - after / 2) / (length - after));
  };
  return { zoom, across: kept(framing.across, size.width), down: kept(framing.down, size.height) };
}

const sideOf = ({ width, height }: Size, zoom: number): number => Math.min(width, height) / zoom;
const within = (share: number): number => Math.max(0, Math.min(1, share));
