// report.mjs PICTURES REPORT.html NAME ...: opens each report in headless Chromium and uses it as a reader does: no error,
// no request, search, filters, timeline, click on a node and on an edge, keyboard, dark mode, print, and the tables without
// a script. Saves screenshots into the folder PICTURES, when that isn't empty. Status 77 where there is no Chromium.
import {existsSync} from "node:fs";
import {basename, resolve} from "node:path";
import {chromium} from "playwright-core";

const [pictures, ...reports] = process.argv.slice(2);
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
if (!executablePath) {
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
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]}).catch((error) => {
    console.log("Chromium does not start here:", error.message.split("\n")[0]);
    process.exit(77);
});

async function open(path, options) {
    const url = `file://${resolve(path)}`, page = await browser.newPage({viewport: {width: 1280, height: 860}, ...options});
    page.on("console", (said) => claim(false, `the console is silent: ${said.text()}`));
    page.on("pageerror", (error) => claim(false, `no error: ${error.message}`));
    page.on("request", (request) => claim(request.url() === url, `no request: ${request.url().slice(0, 100)}`));
    page.on("dialog", (dialog) => { claim(false, "no text from an article runs"); dialog.dismiss(); });
    await page.goto(url);
    await page.locator(".node").first().waitFor();
    if (options.javaScriptEnabled !== false) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return page;
}
const shoot = async (page, path, what) => {
    if (pictures) await page.screenshot({path: `${pictures}/${basename(path, ".html")}-${what}.png`});
};

async function labelsDoNotMeet(page, nodes) {
    const boxes = await page.locator(".node text:visible").evaluateAll((all) => all.map((one) => {
        const {left, right, top, bottom} = one.getBoundingClientRect();
        return {left, right, top, bottom, text: one.textContent};
    }));
    claim(nodes > 50 || boxes.length === nodes, `all ${nodes} labels show at the first sight (${boxes.length} do)`);
    for (const [i, one] of boxes.entries())
        for (const two of boxes.slice(i + 1))
            claim(one.left >= two.right - 1 || two.left >= one.right - 1 || one.top >= two.bottom - 3 || two.top >= one.bottom - 3,
                `labels do not overlap: ${one.text}, ${two.text}`);
}

async function search(page, path, name) {
    await page.keyboard.press("/");
    await page.keyboard.type(name.slice(0, 60).toLowerCase());
    claim((await page.locator("#tools li button").count()) >= 1, `${name} is found`);
    claim((await page.locator(".node.dim").count()) > 0, "the others are dimmed");
    await page.keyboard.press("Enter");
    claim((await page.locator("#detail h2").textContent()) === name, `the dossier of ${name} opens`);
    claim((await page.locator("#detail blockquote").count()) > 0, "with quotes");
    const seen = await page.locator(".node.chosen").evaluate((one) => {
        const box = one.getBoundingClientRect(), frame = one.ownerSVGElement.getBoundingClientRect();
        return box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
    });
    claim(seen, `${name} is in view`);
    await shoot(page, path, "dossier");
    await page.keyboard.press("Escape");
    claim((await page.locator("#detail").textContent()) === "", "Escape closes it");
}

async function clickAnEdge(page, path) {
    await page.locator(".zoom button", {hasText: "All"}).click();
    await page.locator(".edge .hit").first().dispatchEvent("click", {bubbles: true});
    claim((await page.locator("#detail blockquote").count()) > 0, "an edge shows its quotes");
    claim((await page.locator("#detail .where").last().textContent()).includes("bytes"), "with their place");
    await shoot(page, path, "edge");
    await page.keyboard.press("Escape");
}

async function clickANode(page) {
    const shape = page.locator(".node .shape").first();
    const {x, y, width, height} = await shape.boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    claim((await page.locator("#detail h2").count()) === 1, "a click on a node opens its dossier");
    await page.keyboard.press("Escape");
}

async function filter(page) {
    const shown = () => page.locator(".node:not(.gone)").count(), gone = () => page.locator(".edge.gone").count();
    const before = await shown(), kind = page.locator("input[data-filter=Show]").first();
    await kind.uncheck();
    claim((await shown()) < before, "a kind can be hidden");
    await kind.check();
    claim((await shown()) === before, "and shown again");
    const relation = page.locator("input[data-filter=Relations]").first();
    await relation.uncheck();
    claim((await gone()) > 0 && (await page.locator("#evidence tr.gone").count()) > 0, "a relation can be hidden, in the table too");
    await relation.check();
    if (!(await page.locator("#timeline").count())) return;
    await page.locator("#timeline input[type=range]").first().focus();
    await page.keyboard.press("End");
    claim((await gone()) > 0, "the timeline filters");
    await page.keyboard.press("Home");
    claim((await gone()) === 0, "and gives back");
}

async function useKeys(page) {
    const picture = page.locator("#picture svg").first(), box = () => picture.getAttribute("viewBox"), home = await box();
    await picture.focus();
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowLeft");
    claim((await box()) !== home, "keys zoom and move");
    await page.keyboard.press("0");
    claim((await box()) === home, "0 shows all");
    await page.locator("#who tbody button").first().click();
    claim((await page.locator("#detail h2").count()) === 1, "the table opens a dossier");
}

async function onPaper(page, path, nodes) {
    await page.evaluate(() => { document.documentElement.dataset.theme = "dark"; dispatchEvent(new Event("beforeprint")); });
    await page.emulateMedia({media: "print"});
    await page.evaluate(() => { dispatchEvent(new Event("resize")); }); // as Chromium 156 does of itself
    claim((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) === "rgb(255, 255, 255)", "paper is white");
    claim(!(await page.locator("#tools").isVisible()) && !(await page.locator(".zoom").isVisible()), "what can't be pressed isn't printed");
    const labels = await page.locator(".node:not(.gone) text:visible").count();
    claim(labels === nodes, `every label is printed: ${labels} of ${nodes}`);
    await shoot(page, path, "print");
    await page.evaluate(() => { dispatchEvent(new Event("afterprint")); });
}

async function inTheDark(page, path) {
    await page.emulateMedia({colorScheme: "dark"});
    claim((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== "rgb(255, 255, 255)", "dark mode is dark");
    await shoot(page, path, "dark");
    await page.emulateMedia({colorScheme: "light"});
}

async function withoutScript(path, nodes) {
    const page = await open(path, {javaScriptEnabled: false});
    claim(await page.locator("#evidence tbody tr").first().isVisible(), "without a script the evidence is a table");
    claim((await page.locator("#who tbody tr").count()) === nodes, "and so are the nodes");
    await page.close();
}

async function use(path, name) {
    const page = await open(path, {colorScheme: "light"});
    const nodes = await page.locator(".node").count(), edges = await page.locator(".edge").count();
    claim(nodes > 1 && edges > 0, `nodes (${nodes}) and edges (${edges}) are drawn`);
    await labelsDoNotMeet(page, nodes);
    await shoot(page, path, "light");
    await inTheDark(page, path);
    await search(page, path, name);
    await clickAnEdge(page, path);
    await clickANode(page);
    await filter(page);
    if (nodes <= 500 || pictures) { // which cost seconds where there are a thousand, and say nothing new
        await useKeys(page);
        await onPaper(page, path, nodes);
    }
    await page.close();
    if (nodes < 20) await withoutScript(path, nodes);
    console.log(`${basename(path, ".html")}: ${nodes} nodes, ${edges} edges`);
}

for (let i = 0; i < reports.length; i += 2) await use(reports[i], reports[i + 1]);
await browser.close();
process.exit(failed ? 1 : 0);
