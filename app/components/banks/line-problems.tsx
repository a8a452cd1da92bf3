import type { LineProblem } from '#app/domain/examination/banks/listing.ts';
import { useMessages } from '../page/messages.tsx';

/** What is wrong in a file, each beside the number of its line. */
export function LineProblems({ lines, header }: { lines: LineProblem[]; header: string }) {
  const { t } = useMessages();
  return (
    <table className="line-problems">
      <caption className="unseen">{t('problem.file.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.banks.line')}</th>
          <th scope="col">{t('desk.banks.line.wrong')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, faults }) => (
          <tr key={`${line} ${faults[0]?.fault}`}>
            <th scope="row">{line}</th>
            <td>
              {faults.map(({ column, fault }) => (
                <p key={`${column} ${fault}`}>
                  {column ? (
                    <>
                      <code>{column}</code>:{' '}
                    </>
                  ) : null}
                  {t(`desk.banks.fault.${fault}`, { header })}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
