// Texts on a page that do not come from the catalogue. In the language en-XA every text of the catalogue
// stands in brackets, so what stands outside of them was written into the page.
import type { Page } from "playwright-core";

/** @param known data that is shown as it is: names of places, what was typed, names of languages. */
export async function strayTexts(page: Page, known: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // The site's name, the numbers to call and the code belong to no language; what stands for a browser
      // without script is one text to a browser with it.
      const isProper = walker.currentNode.parentElement?.closest(
        ".site-name, a[href^='tel:'] b, [translate=no], noscript",
      );
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (text && !isProper) found.push(text);
    }
    return found;
  });
  return texts.filter((text) => {
    const rest = known.reduce((left, word) => left.replaceAll(word, ""), text).trim();
    return rest !== "" && !/^[\d\s+()/.-]*$/.test(rest) && !/^\[.*\]$/s.test(rest);
  });
}
