import { useRef, useState, type PointerEvent } from 'react';
import type { Piece } from './week-layout.ts';
import { DAY_MINUTES } from './week-layout.ts';

/** Minutes to which what is dragged snaps. */
export const SNAP = 15;
/** Pixels before a press is a drag. */
const THRESHOLD = 5;

/** What is being dragged, as it would be if it were let go now: on which day, from and to which minute since its midnight. */
export interface Drag {
  readonly kind: 'make' | 'move' | 'stretch';
  readonly piece: Piece | null;
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

interface Held {
  readonly kind: Drag['kind'];
  readonly piece: Piece | null;
  readonly x: number;
  readonly y: number;
  /** Minutes from where it was gripped up to where it begins. */
  readonly grip: number;
  readonly date: string;
  readonly at: number;
  moved: boolean;
}

const snap = (minutes: number) => Math.round(minutes / SNAP) * SNAP;

/** Dragging in the grid: making a shift, moving it, stretching its end. Fingers scroll; they plan with the dialog. */
export function useDrag(dates: readonly string[], onDrop: (drag: Drag) => void) {
  const held = useRef<Held | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const days = useRef<HTMLDivElement>(null);

  function place(event: PointerEvent): { date: string; minutes: number } {
    const box = days.current?.getBoundingClientRect();
    if (!box) return { date: dates[0] ?? '', minutes: 0 };
    const day = Math.floor(((event.clientX - box.left) / box.width) * dates.length);
    const date = dates[Math.min(dates.length - 1, Math.max(0, day))] ?? '';
    return { date, minutes: Math.min(DAY_MINUTES, Math.max(0, ((event.clientY - box.top) / box.height) * DAY_MINUTES)) };
  }

  function grip(event: PointerEvent, kind: Drag['kind'], piece: Piece | null): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    event.stopPropagation();
    const { date, minutes } = place(event);
    held.current = {
      kind,
      piece,
      x: event.clientX,
      y: event.clientY,
      grip: piece === null ? 0 : minutes - piece.from,
      date,
      at: minutes,
      moved: false,
    };
  }

  function move(event: PointerEvent): void {
    const one = held.current;
    if (one === null) return;
    if (!one.moved) {
      if (Math.hypot(event.clientX - one.x, event.clientY - one.y) < THRESHOLD) return;
      one.moved = true;
      days.current?.setPointerCapture(event.pointerId);
    }
    const { date, minutes } = place(event);
    setDrag(shape(one, date, minutes));
  }

  function drop(): void {
    const one = held.current;
    held.current = null;
    if (one?.moved && drag !== null) onDrop(drag);
    setDrag(null);
  }

  function cancel(): void {
    held.current = null;
    setDrag(null);
  }

  return { days, drag, grip, move, drop, cancel };
}

function shape(one: Held, date: string, minutes: number): Drag {
  const { kind, piece } = one;
  if (kind === 'make' || piece === null) {
    const [a, b] = [snap(one.at), snap(minutes)];
    return { kind: 'make', piece: null, date: one.date, from: Math.min(a, b), to: Math.max(a, b, Math.min(a, b) + SNAP) };
  }
  if (kind === 'stretch') return { kind, piece, date: piece.date, from: piece.from, to: Math.max(piece.from + SNAP, snap(minutes)) };
  const from = snap(minutes - one.grip);
  return { kind, piece, date, from, to: from + (piece.to - piece.from) };
}
