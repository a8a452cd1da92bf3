import { encode } from 'uqr';
import { useMessages } from '../page/messages.tsx';
import { usePairing } from './use-pairing.ts';

/** What a display shows until it is a screen: the code, and the desk's page that asks for it, to type or to photograph. */
export function PairingCode({ desk }: { desk: string }) {
  const { t } = useMessages();
  const code = usePairing();
  return (
    <main className="wall pairing">
      {code ? <QrCode text={`${desk}?code=${code}`} label={t('screen.pair.qr')} /> : null}
      <div>
        <h1>{t('screen.pair.title')}</h1>
        <p>{t('screen.pair.where')}</p>
        <p className="pairing-desk" dir="ltr">
          {desk.replace(/^https?:\/\//, '')}
        </p>
        <p className="pairing-code" dir="ltr" role="status">
          {code ? `${code.slice(0, 3)} ${code.slice(3)}` : t('screen.pair.wait')}
        </p>
        <p className="pairing-end">{t('screen.pair.end')}</p>
      </div>
    </main>
  );
}

/** Of the quiet zone that ISO/IEC 18004 asks for around a code, in modules. */
const quietZone = 4;

function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={dark.join('')} />
    </svg>
  );
}
