import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { chooseTheme, useTheme, type Theme } from '../app/theme.ts';
import { Choices } from '../design/choices.tsx';
import { CardForm } from './card-form.tsx';
import { LanguageSelect } from './language-select.tsx';
import { MyData } from './my-data.tsx';
import { MyPhoto } from './my-photo.tsx';
import { PassphraseForm } from './passphrase-form.tsx';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** One's own card, this browser's look, the passphrase, and one's data. */
export function MePage() {
  const { t } = useTranslation(['people', 'shell']);
  const { member, organisation } = useMe();
  const theme = useTheme();
  usePageTitle(t('me.title'));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('me.title')}</h1>
          <p className={page['lead']}>{t('me.lead')}</p>
        </div>
      </header>
      <section className={page['section']} aria-label={t('me.title')}>
        <MyPhoto />
        <CardForm member={member} />
      </section>
      <section className={page['section']}>
        <h2>{t('me.themeTitle')}</h2>
        <LanguageSelect />
        <Choices
          legend={t('me.themeText')}
          layout="row"
          choices={THEMES.map((value) => ({ value, label: t(`shell:me.${value}`) }))}
          value={theme}
          onChange={chooseTheme}
        />
      </section>
      <section className={page['section']}>
        <h2>{t('me.passphraseTitle')}</h2>
        {organisation.demonstration ? <p className={page['lead']}>{t('me.demonstration')}</p> : <PassphraseForm />}
      </section>
      <section className={page['section']}>
        <h2>{t('data.title')}</h2>
        <MyData />
      </section>
    </div>
  );
}
