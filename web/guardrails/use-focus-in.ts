import { useEffect, useState, type RefObject } from 'react';

/** Whether the field has the focus. */
export function useFocusIn(field: RefObject<HTMLElement | null>): boolean {
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const look = () => setFocused(document.activeElement === element);
    look();
    element.addEventListener('focus', look);
    element.addEventListener('blur', look);
    return () => {
      element.removeEventListener('focus', look);
      element.removeEventListener('blur', look);
    };
  }, [field]);
  return focused;
}
