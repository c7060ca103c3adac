// playwright-soak-test, as a library: node soak.js ADDRESS CHROMIUM [ARGUMENT ...]
//
// Ends with 0 where nothing grew, with 1 where something did, with 2 where it could not tell.

import { chromium } from '@playwright/test'
import { installSoakClock, runSoak, soakLaunchOptions, SoakLeakError } from 'playwright-soak-test'

const [address, executablePath, ...args] = process.argv.slice(2)
const browser = await chromium.launch({
  ...soakLaunchOptions,
  executablePath,
  args: [...(soakLaunchOptions.args ?? []), ...args],
})
try {
  const page = await browser.newPage()
  await installSoakClock(page)
  await page.goto(address)
  await page.waitForFunction('typeof window.mount === "function"')
  await runSoak(page, async () => {
    await page.evaluate('window.mount()')
    await page.evaluate('window.unmount()')
  })
} catch (error) {
  console.error(error)
  process.exitCode = error instanceof SoakLeakError ? 1 : 2
} finally {
  await browser.close()
}
