/** The file input, named "Open log export" wherever it stands; its label is what is seen and dropped on. */
import type { ReactNode } from 'react';
import { OPEN_INPUT_ID } from '../base/places.ts';
import { useOpenFiles } from './useOpenFiles.ts';

interface Props {
  readonly className: string;
  readonly children: ReactNode;
}

export function OpenInput({ className, children }: Props): ReactNode {
  const openFiles = useOpenFiles();
  return (
    <div className={className}>
      <input
        id={OPEN_INPUT_ID}
        type="file"
        multiple
        className="visually-hidden"
        aria-label="Open log export"
        autoComplete="off"
        onChange={({ currentTarget }) => {
          openFiles({ files: [...(currentTarget.files ?? [])].map((file) => ({ file })) });
          currentTarget.value = ''; // so that the same file can be chosen again
        }}
      />
      <label htmlFor={OPEN_INPUT_ID}>{children}</label>
    </div>
  );
}
