// One cycle for fuite: `fuite --scenario` imports this.

export async function iteration(page) {
  await page.waitForFunction('typeof window.mount === "function"')
  await page.evaluate('window.mount()')
  await page.evaluate('window.unmount()')
}
