// report.mjs REPORT.html NAME [PICTURES]: opens the report in headless Chromium and uses it as a reader does: no
// error, no request, search, filters, timeline, click on a node and on an edge, keyboard, dark mode, and the
// tables without a script. Saves screenshots into the folder PICTURES. Status 77 where there is no Chromium.
import {existsSync} from "node:fs";
import {resolve} from "node:path";

const [path, name, pictures] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
let chromium;
try {
    ({chromium} = await import("playwright-core"));
} catch {
    console.log("playwright-core is not here (npm ci in tests/graph)");
    process.exit(77);
}
if (!existsSync(executablePath)) {
    console.log("Chromium is not here");
    process.exit(77);
}
let failed = 0;
const claim = (holds, words) => {
    if (!holds) {
        failed++;
        console.log("does not hold:", words);
    }
};
const browser = await chromium.launch({executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]});
const url = `file://${resolve(path)}`;
const open = async (options) => {
    const page = await browser.newPage({viewport: {width: 1280, height: 860}, ...options});
    page.on("console", (said) => claim(false, `the console is silent: ${said.text()}`));
    page.on("pageerror", (error) => claim(false, `no error: ${error.message}`));
    page.on("request", (request) => claim(request.url() === url, `no request: ${request.url().slice(0, 100)}`));
    page.on("dialog", (dialog) => { claim(false, "no text from an article runs"); dialog.dismiss(); });
    await page.goto(url);
    await page.waitForTimeout(300);
    return page;
};
const shoot = async (page, what) => { if (pictures) await page.screenshot({path: `${pictures}/${what}.png`}); };

const page = await open({colorScheme: "light"});
const count = (selector) => page.locator(selector).count();
const nodes = await count(".node"), edges = await count(".edge"), shown = () => count(".node:not(.gone)");
claim(nodes > 1 && edges > 0, `nodes (${nodes}) and edges (${edges}) are drawn`);
if (nodes <= 50) {
    const boxes = await page.locator(".node text:visible").evaluateAll((all) => all.map((one) => {
        const {left, right, top, bottom} = one.getBoundingClientRect();
        return {left, right, top, bottom, text: one.textContent};
    }));
    claim(boxes.length === nodes, `all ${nodes} labels show at the first sight (${boxes.length} do)`);
    for (const one of boxes)
        for (const two of boxes)
            claim(one === two || one.left >= two.right - 1 || two.left >= one.right - 1 || one.top >= two.bottom - 3 || two.top >= one.bottom - 3,
                `labels do not overlap: ${one.text}, ${two.text}`);
}
await shoot(page, `${nodes}-light`);

await page.keyboard.press("/");
await page.keyboard.type(name.toLowerCase());
claim((await count("#tools li button")) >= 1, `${name} is found`);
claim((await count(".node.dim")) > 0, "the others are dimmed");
await page.keyboard.press("Enter");
claim((await page.locator("#detail h2").textContent()) === name, `the dossier of ${name} opens`);
claim((await count("#detail blockquote")) > 0, "with quotes");
await shoot(page, `${nodes}-dossier`);
await page.keyboard.press("Escape");
claim((await page.locator("#detail").textContent()) === "", "Escape closes it");

await page.locator(".zoom button", {hasText: "All"}).click();
await page.locator(".edge .hit").first().dispatchEvent("click", {bubbles: true});
claim((await page.locator("#detail blockquote").count()) > 0, "an edge shows its quotes");
claim((await page.locator("#detail .where").last().textContent()).includes("bytes"), "with their place");
await page.keyboard.press("Escape");

const before = await shown();
const kind = page.locator("input[data-filter=Show]").first();
await kind.uncheck();
claim((await shown()) < before, "a kind can be hidden");
await kind.check();
claim((await shown()) === before, "and shown again");
const relation = page.locator("input[data-filter=Relations]").first();
await relation.uncheck();
claim((await count(".edge.gone")) > 0 && (await count("#evidence tr.gone")) > 0, "a relation can be hidden, in the table too");
await relation.check();
if (await count("#timeline")) {
    const slider = page.locator("#timeline input[type=range]").first();
    await slider.focus();
    for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowRight");
    claim((await count(".edge.gone")) > 0, "the timeline filters");
    for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowLeft");
    claim((await count(".edge.gone")) === 0, "and gives back");
}
const box = () => page.locator("#picture svg").first().getAttribute("viewBox");
const home = await box();
await page.locator("#picture svg").first().focus();
await page.keyboard.press("+");
await page.keyboard.press("ArrowLeft");
claim((await box()) !== home, "keys zoom and move");
await page.keyboard.press("0");
claim((await box()) === home, "0 shows all");
await page.locator("#who tbody button").first().click();
claim((await count("#detail h2")) === 1, "the table opens a dossier");
await page.close();

const dark = await open({colorScheme: "dark"});
claim((await dark.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== "rgb(255, 255, 255)", "dark mode is dark");
await shoot(dark, `${nodes}-dark`);
await dark.close();

const still = await open({javaScriptEnabled: false});
claim(await still.locator("#evidence tbody tr").first().isVisible(), "without a script the evidence is a table");
claim((await still.locator("#who tbody tr").count()) === nodes, "and so are the nodes");
await still.close();
await browser.close();
console.log(`${nodes} nodes, ${edges} edges`);
process.exit(failed ? 1 : 0);
