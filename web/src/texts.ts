// The page's own texts, in the languages of the application.

import type { Text } from './catalog/scenario'

export type Language = keyof Text

export const texts = {
  nothingMounted: {
    en: 'Nothing is mounted. Press Mount, or run some cycles.',
    zh: '尚未挂载任何组件。请按“挂载”，或运行若干轮。',
  },
  nothingMountedInTauri: {
    en: 'Nothing is mounted just now. Leak Lab mounts components here.',
    zh: '目前未挂载任何组件。Leak Lab 会在此处挂载组件。',
  },
  needsLeakLab: {
    en: 'This page needs Leak Lab: open it with `python main.py`, not in a browser.',
    zh: '此页面需要 Leak Lab：请用 `python main.py` 打开，而不是用浏览器打开。',
  },
  noBackend: {
    en: 'The application offers no backend on its QWebChannel. Start it again; if that does not help, run `make setup`.',
    zh: '应用程序未在其 QWebChannel 上提供后端。请重新启动；若无效，请运行 `make setup`。',
  },
} as const satisfies Record<string, Text>

/** Why the page cannot start, in every language. */
export class StartError extends Error {
  override name = 'StartError'

  constructor(readonly text: Text) {
    super(text.en)
  }
}

/** The language for as long as the application has not said which. */
export function preferredLanguage(): Language {
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}
