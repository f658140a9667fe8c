import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TypedSignature } from '../../../src/publishing/schema.ts';
import { typedSignatureQuery } from '../../publishing/requests.ts';
import { mayBeSigned } from './voice.ts';

/** Milliseconds without a key after which the words are looked at. */
const PAUSE = 300;

/** The signature that stands around the words as typed so far: the reader's own, or another's; null for none. */
export function useTypedSignature(conversationId: string, words: string, personaId: string | null): TypedSignature {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  const { data } = useQuery({
    ...typedSignatureQuery(conversationId, settled, personaId),
    enabled: mayBeSigned(settled),
    placeholderData: keepPreviousData,
  });
  // What was found holds as long as it still stands where it was found.
  return data && mayBeSigned(words) && words.slice(data.start, data.end) === data.written ? data : null;
}
