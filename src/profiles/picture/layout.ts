/** Where faces and names stand. Lengths in pixels of the finished picture. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FacePlace {
  /** Middle of the face. */
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  /** Where the name may stand; null where names could not be read anyway. */
  readonly name: Box | null;
}

export interface Layout {
  readonly faces: readonly FacePlace[];
  readonly logo: Box;
}

interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** Widest part of the height that names take. */
const NAME_SHARE = 0.31;
const ONE_ROW = 6;

/**
 * A wide picture of up to twelve. Networks lay the avatar over its lower left corner: one row stands above that, two rows beside it. The logo
 * is where it is covered least.
 */
export function layBanner(count: number, { width, height }: Canvas): Layout {
  const single = count <= ONE_ROW;
  const area = single
    ? { x: 0.04 * width, y: 0.1 * height, width: 0.92 * width, height: 0.66 * height }
    : { x: 0.27 * width, y: 0.06 * height, width: 0.7 * width, height: 0.88 * height };
  const rows = single ? [count] : [Math.ceil(count / 2), Math.floor(count / 2)];
  const cell = { width: Math.min(area.width / Math.max(...rows), 0.3 * width), height: area.height / rows.length };
  const diameter = Math.min(cell.width * 0.8, cell.height * (1 - NAME_SHARE) * 0.98);
  const faces = rows.flatMap((inRow, row) => {
    const left = area.x + (area.width - inRow * cell.width) / 2;
    const top = area.y + row * cell.height;
    return Array.from({ length: inRow }, (_, column): FacePlace => {
      const x = left + (column + 0.5) * cell.width;
      const name = { x: x - cell.width * 0.48, y: top + diameter, width: cell.width * 0.96, height: cell.height - diameter };
      return { x, y: top + diameter / 2, diameter, name };
    });
  });
  const logo = single
    ? { x: 0.82 * width, y: 0.82 * height, width: 0.15 * width, height: 0.13 * height }
    : { x: 0.05 * width, y: 0.12 * height, width: 0.15 * width, height: 0.14 * height };
  return { faces, logo };
}

/** Most faces that can be told apart in a small round picture. */
export const MOST_AVATAR_FACES = 4;

/** A round picture of up to four, within the circle that networks cut out of it. */
export function layAvatar(count: number, { width }: Canvas): Layout {
  const faces = AVATAR[Math.min(count, MOST_AVATAR_FACES)] ?? [];
  return {
    faces: faces.map(([x, y, diameter]) => ({ x: x * width, y: y * width, diameter: diameter * width, name: null })),
    logo: { x: 0.4 * width, y: 0.845 * width, width: 0.2 * width, height: 0.11 * width },
  };
}

// Middle and diameter of each face, as shares of the side.
const AVATAR: Readonly<Record<number, readonly (readonly [number, number, number])[]>> = {
  1: [[0.5, 0.5, 1]],
  2: [
    [0.275, 0.47, 0.43],
    [0.725, 0.47, 0.43],
  ],
  3: [
    [0.5, 0.255, 0.4],
    [0.285, 0.63, 0.4],
    [0.715, 0.63, 0.4],
  ],
  4: [
    [0.315, 0.305, 0.35],
    [0.685, 0.305, 0.35],
    [0.315, 0.68, 0.35],
    [0.685, 0.68, 0.35],
  ],
};
