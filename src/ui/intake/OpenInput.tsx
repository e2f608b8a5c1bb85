/** The file input, named "Open log export" wherever it stands; its label is what is seen and dropped on. */
import { useId, type ReactNode } from 'react';
import { useOpenFiles } from './useOpenFiles.ts';

interface Props {
  readonly className: string;
  readonly children: ReactNode;
}

export function OpenInput({ className, children }: Props): ReactNode {
  const id = useId();
  const openFiles = useOpenFiles();
  return (
    <div className={className}>
      <input
        id={id}
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
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
