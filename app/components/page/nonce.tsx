import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

/** The server gives each answer its own nonce, which its Content-Security-Policy names. */
export const NonceProvider = Nonce.Provider;

export const useNonce = (): string | undefined => useContext(Nonce);
