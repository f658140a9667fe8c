import { type RefObject } from 'react';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';

interface FileButtonProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly describedBy?: string;
  readonly busy: boolean;
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** A button that opens the browser's own chooser. */
export function FileButton({ inputRef, describedBy, busy, label, onFile }: FileButtonProps) {
  return (
    <>
      <input
        ref={inputRef}
        type="file"
        accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv,application/x-ndjson"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen twice.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button tone="primary" busy={busy} aria-describedby={describedBy} onClick={() => inputRef.current?.click()}>
        <Icon name="plus" /> {label}
      </Button>
    </>
  );
}
