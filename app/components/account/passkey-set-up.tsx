import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useMessages } from '../page/messages.tsx';
import { PasskeyForm } from './passkey-form.tsx';

/** The second step: the browser asks her where to keep it, and sees that it is she. */
export function PasskeySetUp({ name, question }: { name: string; question: PublicKeyCredentialCreationOptionsJSON }) {
  const { t } = useMessages();
  return (
    <>
      <p>{t('desk.account.passkeys.make.what', { name })}</p>
      <PasskeyForm ask={() => startRegistration({ optionsJSON: question })} button={t('desk.account.passkeys.make')}>
        <input type="hidden" name="name" value={name} />
      </PasskeyForm>
    </>
  );
}
