/** What is compared with what: a choice, the files where it is about files, and a range that can be kept. */
import { useId, type ReactNode } from 'react';
import { toDistinctNames } from '../../core/log/distinctNames.ts';
import type { TimeRange } from '../../core/units.ts';
import type { ComparedWith, ComparisonChoice } from '../../store/view.ts';
import { useSessionNow, useView } from '../base/stores.ts';
import { useMask } from '../base/useMask.ts';
import { toVisibleName } from '../../presentation/visibleText.ts';
import { findFiles, isSameRange } from './sides.ts';

interface Props {
  readonly choice: ComparisonChoice;
  /** The one that is selected, or else shown. */
  readonly range: TimeRange | undefined;
}

const LABELS: Readonly<Record<ComparedWith, string>> = {
  rightBefore: 'Range with the time right before',
  allBefore: 'Range with all before it',
  keptRange: 'Range with the kept one',
  otherFile: 'File with file',
};

export function CompareTools({ choice, range }: Props): ReactNode {
  // Files are chosen by the names that they have, whatever is shown of them.
  const sources = useSessionNow(({ overview }) => overview?.sources) ?? [];
  const compareWith = useView((view) => view.compareWith);
  const names = toDistinctNames(sources.map(({ name }) => name));
  const files = choice.with === 'otherFile' ? findFiles(choice, names) : undefined;
  const offered: readonly ComparedWith[] = [
    'rightBefore',
    'allBefore',
    ...(choice.keptRange !== undefined || choice.with === 'keptRange' ? (['keptRange'] as const) : []),
    ...(names.length > 1 || choice.with === 'otherFile' ? (['otherFile'] as const) : []),
  ];
  const canKeep =
    range !== undefined &&
    choice.with !== 'otherFile' &&
    (choice.keptRange === undefined || !isSameRange(choice.keptRange, range));
  return (
    <div className="compare-tools">
      <LabelledSelect
        label="Compare"
        options={offered.map((value) => ({ value, label: LABELS[value] }))}
        value={choice.with}
        onChange={(value) => {
          compareWith({ ...choice, with: value });
        }}
      />
      {files !== undefined && (
        <>
          <FileSelect
            label="First file"
            names={names}
            value={files[0]}
            onChange={(name) => {
              compareWith({ ...choice, files: [name, files[1]] });
            }}
          />
          <FileSelect
            label="Second file"
            names={names}
            value={files[1]}
            onChange={(name) => {
              compareWith({ ...choice, files: [files[0], name] });
            }}
          />
        </>
      )}
      {canKeep && (
        <button
          type="button"
          className="button"
          onClick={() => {
            compareWith({ ...choice, with: 'keptRange', keptRange: range });
          }}
        >
          Keep this range to compare
        </button>
      )}
    </div>
  );
}

interface FileSelectProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function FileSelect({ names, ...rest }: FileSelectProps): ReactNode {
  const mask = useMask();
  const options = names.map((name) => ({ value: name, label: toVisibleName(mask.fileName(name)) }));
  return <LabelledSelect {...rest} options={options} />;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function LabelledSelect<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { label, options, value, onChange } = props;
  const id = useId();
  return (
    <p className="timeline-tool">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        // By place: a name in a log may hold what an attribute cannot.
        value={options.findIndex((option) => option.value === value)}
        onChange={({ target }) => {
          const chosen = options[Number(target.value)];
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option, index) => (
          <option key={option.value} value={index}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}
