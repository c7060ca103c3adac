// Keeps this document in place where the application is not asked.

/**
 * Refuses what would replace this document by an empty one of the same origin.
 *
 * Chromium asks the application about every other navigation, and `lab/engine/own_page.py` refuses what
 * leads away; about:blank and about:srcdoc it opens unasked.
 */
export function stayHere(): void {
  navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination
    if (new URL(url).protocol === 'about:') {
      event.preventDefault()
      console.error(`Leak Lab stays on its own page; it did not go to ${url}`)
    }
  })
}
