/** The state of a form: what was typed, what is wrong with it, and whether it is being sent. */
import { useRef, useState, type FormEvent } from 'react';

export type FormErrors<Values> = Partial<Record<keyof Values & string, string>>;

export interface FormOptions<Values> {
  readonly initial: Values;
  /** Says what is wrong before anything is sent; a field that is left out is right. */
  readonly check: (values: Values) => FormErrors<Values>;
  /** Sends; what it throws goes to `refused`. */
  readonly send: (values: Values) => Promise<unknown>;
  /** Turns a refusal into words: beside fields, or for the whole of the form. */
  readonly refused: (error: unknown) => { readonly fields?: FormErrors<Values>; readonly form?: string };
}

export interface Form<Values> {
  readonly values: Values;
  readonly errors: FormErrors<Values>;
  /** What concerns no field in particular. */
  readonly refusal: string | undefined;
  readonly sending: boolean;
  /** Changes at each refused attempt, so that the summary takes the focus each time. */
  readonly attempt: number;
  set<Key extends keyof Values>(key: Key, value: Values[Key]): void;
  submit(event?: FormEvent): void;
}

export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FormErrors<Values>>({});
  const [refusal, setRefusal] = useState<string>();
  const [sending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const busy = useRef(false);

  function refuse(fields: FormErrors<Values>, form: string | undefined): void {
    setErrors(fields);
    setRefusal(form);
    setAttempt((count) => count + 1);
  }

  async function send(): Promise<void> {
    if (busy.current) return;
    const wrong = options.check(values);
    if (Object.values(wrong).some((message) => message !== undefined)) return refuse(wrong, undefined);
    busy.current = true;
    setSending(true);
    setErrors({});
    setRefusal(undefined);
    try {
      await options.send(values);
    } catch (error) {
      const { fields = {}, form } = options.refused(error);
      refuse(fields, form);
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  return {
    values,
    errors,
    refusal,
    sending,
    attempt,
    set: (key, value) => {
      setValues((current) => ({ ...current, [key]: value }));
      // A field being mended is not scolded any more; it is judged again when the form is sent.
      setErrors((current) => ({ ...current, [key]: undefined }));
    },
    submit: (event) => {
      event?.preventDefault();
      void send();
    },
  };
}
