/** The record whose lines are being read: its lines go in one by one, what is known of it when it is complete comes out. */
import type { LogRecord } from '../format/logFormat.ts';
import { MAX_RECORD_BYTES } from '../scan/scan.ts';
import type { ByteOffset, EpochMs } from '../units.ts';
import type { ClosedRecords } from './closedRecords.ts';
import type { LineLayout } from './lineLayouts.ts';
import type { RecordPlace } from './recordSink.ts';

/** A line of a piece of memory that starts at `base` in the file. */
export interface PlacedLine {
  readonly bytes: Uint8Array;
  readonly base: ByteOffset;
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly lineNumber: number;
}

/** So much of a record's end tells whether more of it is due. */
const TAIL_BYTES = 256;
const LEVEL_AT_END = /\[[a-z]{1,12}\]\s*$/;

/** One object serves all records: there are millions. */
export class OpenRecord {
  isOpen = false;
  /** Whether it can become an event. */
  isMarked = false;
  /** Whether only its wording says that it is a record. */
  isBare = false;
  /** Whether its first line is a proxy's error without a message, in a layout that prints that behind it. */
  isMessageDue = false;
  /** Whether its time has been counted when its first line was found. */
  isTimed = true;
  layout: LineLayout | undefined;
  /** As the scan read it, and has counted it; `NaN` where its text has to tell. */
  time: EpochMs = Number.NaN;
  /** What its first line was read as; undefined where its time is all that is known. */
  first: readonly LogRecord[] | undefined;
  readonly #decoder = new TextDecoder();
  readonly #place: RecordPlace = { start: 0, end: 0, lineNumber: 0 };
  #lineCount = 0;
  /** Text of its lines that lay in earlier pieces of memory. */
  #earlierText = '';
  /** Where its lines lie in the present piece; both 0 while none does. */
  #pieceStart = 0;
  #pieceEnd = 0;

  open({ base, start, end, lineNumber }: PlacedLine, layout: LineLayout): void {
    this.isOpen = true;
    this.isMarked = this.isBare = this.isMessageDue = false;
    this.isTimed = true;
    this.layout = layout;
    this.time = Number.NaN;
    this.first = undefined;
    this.#place.start = base + start;
    this.#place.end = base + end;
    this.#place.lineNumber = lineNumber;
    this.#lineCount = 1;
    this.#earlierText = '';
    this.#pieceStart = start;
    this.#pieceEnd = end;
  }

  /** Its first lines, broken in the middle of what makes it a record, stand before the one that opened it. */
  startBefore({ start, lineNumber }: RecordPlace, text: string): void {
    this.#place.start = start;
    this.#place.lineNumber = lineNumber;
    this.#earlierText = text;
  }

  continue({ base, start, end }: Pick<PlacedLine, 'base' | 'start' | 'end'>, isMarked: boolean): void {
    if (!this.#grow(base + end)) return;
    if (this.#pieceEnd === 0) this.#pieceStart = start;
    this.#pieceEnd = end;
    this.isMarked ||= isMarked;
  }

  /** A line whose memory is gone continues it. Those before it have to be kept. */
  continueWithText(text: string, end: ByteOffset, isMarked: boolean): void {
    if (!this.#grow(end)) return;
    this.#earlierText += `${text}\n`;
    this.isMarked ||= isMarked;
  }

  #grow(end: ByteOffset): boolean {
    if (end - this.#place.start > MAX_RECORD_BYTES) return false;
    this.#place.end = end;
    this.#lineCount += 1;
    return true;
  }

  /** The end of its text so far. */
  readTail(bytes: Uint8Array): string {
    const from = Math.max(this.#pieceStart, this.#pieceEnd - TAIL_BYTES);
    return this.#earlierText.slice(-TAIL_BYTES) + this.#decoder.decode(bytes.subarray(from, this.#pieceEnd));
  }

  /** Whether nothing of its message has come; `tail` is the end of its text. */
  hasOnlyHeader(tail: string): boolean {
    if (this.#lineCount > 1) return false;
    return this.first?.every(({ message }) => message.trim() === '') ?? LEVEL_AT_END.test(tail);
  }

  /** Copies what it has in this piece of memory, which is gone after this. */
  keepText(bytes: Uint8Array): void {
    if (!this.isOpen || this.#pieceEnd === 0) return;
    const text = this.#decoder.decode(bytes.subarray(this.#pieceStart, this.#pieceEnd));
    this.#earlierText += text === '' ? '' : `${text}\n`;
    this.#pieceStart = 0;
    this.#pieceEnd = 0;
  }

  /** It is complete, and waits to be read where it can become an event. */
  close(bytes: Uint8Array, closed: ClosedRecords): void {
    const { layout } = this;
    if (this.isOpen && this.isMarked && layout !== undefined) {
      const { time, isTimed, first } = this;
      const { start, end, lineNumber } = this.#place;
      const isRead = first !== undefined && this.#lineCount === 1;
      const place = { start, end, lineNumber };
      // Field by field: a spread costs more, and there are millions.
      closed.add(
        { place, layout, time, isTimed, first, isRead, earlierText: this.#earlierText },
        bytes,
        this.#pieceStart,
        this.#pieceEnd,
      );
    }
    this.isOpen = false;
  }
}
