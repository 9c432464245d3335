/* The search: names come from small files by their first letters, articles and pages from Pagefind's indexes.
   Nothing is loaded before the search is opened. Text of articles is inserted as text, never as markup. */
(() => {
  "use strict"

  const place = document.querySelector(".briefing-search")
  const dialog = document.querySelector("dialog.briefing-results")
  if (!place || !dialog || !dialog.showModal) return

  const button = place.querySelector("button")
  const form = dialog.querySelector("form")
  const input = form.querySelector("input")
  const status = dialog.querySelector("[role=status]")
  const groups = dialog.querySelector(".briefing-results__groups")
  const clear = dialog.querySelector(".briefing-results__clear")
  const details = dialog.querySelector("details")

  const SEARCH = new URL(".", new URL(place.dataset.shelves, location.href))
  const SITE = new URL("..", SEARCH)
  const DIRECTORIES = place.dataset.directories === "yes"
  const FACETS = ["kind", "person", "organization", "place", "period", "publisher"]
  const ENTITIES = { person: "Person", organization: "Organization", place: "Place", group: "Group", event: "Event" }
  const FILTER_GROUPS = 32 // the same number as in generator/present/search/plan.py
  const LONGEST_PAUSE = 140 // ms without a key before articles are searched: longer than between two keys of a fast typist
  const SHORTEST_PAUSE = 40 // the same when searches are too quick to disturb typing
  const BEGUN = 3 // letters of a word after which its part of the index is loaded while the reader types
  const NAMES = 6
  const STEP = 10 // articles shown at first, and added at a time
  const PAGES = 4
  const SENTENCES = 8
  const LONGEST = 45 // most words shown of a sentence
  const MOST_LOADED = 60 // most results loaded for one step; "more" continues from there

  /* ------------------------------------------------------------------ words */

  // Lower case without accents, as in generator/present/search/names.py.
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  const words = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || []
  // Each Chinese or Japanese character is a word in the index, as in generator/publish/search_documents.py.
  const UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}"
  const apart = (text) => text.replace(new RegExp(`([${UNSPACED}])`, "gu"), " $1 ").trim()
  const character = new RegExp(`[${UNSPACED}]`, "u")
  const edges = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su

  // Pagefind matches words by their stems or else by their prefixes; a result must have for each word of the query
  // one that differs from it only in the ending.
  const alike = (word, term) => {
    const needed = term.length < 4 ? term.length : Math.max(3, term.length - 4)
    return word.slice(0, needed) === term.slice(0, needed)
  }
  const hasAll = (terms, found) => terms.every((term) => found.some((word) => alike(word, term)))

  const add = (parent, tag, text) => {
    const element = document.createElement(tag)
    if (text !== undefined) element.textContent = text
    parent.append(element)
    return element
  }

  // Text with the words marked that `isFound` accepts; drops the spaces that we add between Chinese or Japanese characters.
  const addMarked = (parent, list, isFound) => {
    list.forEach((word, at) => {
      const before = list[at - 1]
      const glued = before && (character.test(before.slice(-1)) || character.test(word[0]))
      if (at && !glued) parent.append(" ")
      const [, head, middle, tail] = isFound(word, at) ? edges.exec(word) : [0, word, "", ""]
      parent.append(head)
      if (middle) add(parent, "mark", middle)
      parent.append(tail)
    })
  }

  const addText = (parent, text, terms) =>
    addMarked(parent, text.split(/\s+/), (word) => words(word).some((one) => terms.some((term) => one.startsWith(term))))

  const day = (iso) =>
    /^\d{4}-\d\d-\d\d$/.test(iso || "")
      ? new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso))
      : ""

  /* -------------------------------------------------------------- addresses */

  // The published address of a page's Markdown or HTML file.
  const address = (file, anchor) => {
    const stem = file.replace(/\.(md|html)$/, "")
    const index = /(^|\/)index$/.test(stem)
    const path = index ? stem.slice(0, -5) + (DIRECTORIES ? "" : "index.html") : stem + (DIRECTORIES ? "/" : ".html")
    const url = new URL(path.split("/").map(encodeURIComponent).join("/"), SITE)
    url.hash = anchor || ""
    return url.href
  }

  /* ---------------------------------------------------------------- loading */

  const json = async (name) => {
    const response = await fetch(new URL(name, SEARCH), { cache: "no-cache" })
    if (!response.ok) throw new Error(`${response.status} ${response.url}`)
    return response.json()
  }

  const once = (load) => {
    const kept = new Map()
    return (key) => {
      if (!kept.has(key)) kept.set(key, load(key).catch((error) => (kept.delete(key), Promise.reject(error))))
      return kept.get(key)
    }
  }

  const facets = once(async () => (await json("facets.json")).facets)

  const nameFile = once((letters) => {
    const hex = Array.from(new TextEncoder().encode(letters), (byte) => byte.toString(16).padStart(2, "0")).join("")
    return json(`names/${hex || "start"}.json`)
  })

  const within = (ms, promise) =>
    Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("timed out")), ms))])

  const shelves = once(async () => (await json("shelves.json")).shelves)

  // All shelves as one index: the first loads Pagefind itself, the others are merged into it.
  const pagefind = once(async () => {
    const [first, ...others] = (await shelves()).map(({ path }) => new URL(`${path}/`, SEARCH).href)
    if (!first) return null
    const { createInstance } = await import(`${first}pagefind.js`)
    const options = { metaCacheTag: "1" } // the address of an index contains its hash, so a cached copy is current
    const index = createInstance({ basePath: first, noWorker: true, ...options })
    await index.init()
    await within(15000, Promise.all([index.search(""), ...others.map((path) => index.mergeIndex(path, options))]))
    return index
  })

  // The results for each value of a filter: value -> ids of results, over all shelves.
  const filter = once(async (name) => {
    const having = (await shelves()).filter(({ filters }) => filters.includes(name))
    const all = new Map()
    for (const values of await Promise.all(having.map(({ path }) => json(`${path}/filters/${name}.json`)))) {
      for (const [value, ids] of Object.entries(values)) {
        const known = all.get(value) || all.set(value, new Set()).get(value)
        for (const id of ids.split(" ")) known.add(id)
      }
    }
    return all
  })

  /* ------------------------------------------------------------------ names */

  const findNames = async (terms, kind, most) => {
    const { beginnings } = await nameFile("")
    const known = new Set(beginnings)
    // The file with the longest prefix of any word, which has the fewest names.
    const letters = terms
      .map((term) => {
        const spelled = Array.from(term)
        for (let length = spelled.length; length > 0; length--) {
          const beginning = spelled.slice(0, length).join("")
          if (known.has(beginning)) return beginning
        }
        return ""
      })
      .reduce((one, other) => (other.length > one.length ? other : one), "")
    const { names } = await nameFile(letters)
    const rank = ([name]) => (words(name).join(" ").startsWith(terms.join(" ")) ? 0 : 1)
    return names
      .filter(([name, of, , , , aka]) => {
        if (kind && of !== kind) return false
        return [name, ...aka].some((one) => {
          const its = words(one)
          return terms.every((term) => its.some((word) => word.startsWith(term)))
        })
      })
      .map((row, at) => ({ row, key: rank(row) * 1000 + at }))
      .sort((one, other) => one.key - other.key)
      .map(({ row }) => row)
      .slice(0, most)
  }

  /* --------------------------------------------------------------- articles */

  const sumOf = (id) => Array.from(id).reduce((sum, char) => sum + char.charCodeAt(0), 0)

  // The chosen facets as sets of results; a result must be in each of them.
  const wantedBy = async (state) => {
    const sets = []
    for (const kind of ["person", "organization", "place"]) {
      if (state[kind]) sets.push((await filter(`e${sumOf(state[kind]) % FILTER_GROUPS}`)).get(state[kind]))
    }
    if (state.publisher) sets.push((await filter("publisher")).get(state.publisher))
    if (state.period) {
      const days = [...(await filter("day"))].filter(([one]) => one.startsWith(state.period))
      sets.push(new Set(days.flatMap(([, ids]) => [...ids])))
    }
    return sets.map((set) => set || new Set())
  }

  // By day, newest first; undated articles last.
  const byDay = async (results) => {
    const days = new Map()
    for (const [one, ids] of await filter("day")) for (const id of ids) days.set(id, one === "undated" ? "" : one)
    const of = ({ id }) => days.get(id) || ""
    return [...results].sort((one, other) => (of(one) < of(other) ? 1 : of(one) > of(other) ? -1 : 0))
  }

  // The results that pass the facets, not loaded yet.
  const findResults = async (index, state, terms) => {
    const query = terms.length ? apart(state.q) : null
    if (query) await index.preload(query)
    const begun = performance.now()
    const { results } = await index.search(query)
    took = performance.now() - begun
    const sets = await wantedBy(state)
    const pages = (await filter("kind")).get("page") || new Set()
    const articles = results.filter(({ id }) => !pages.has(id) && sets.every((set) => set.has(id)))
    return {
      articles: state.sort === "date" || !terms.length ? await byDay(articles) : articles,
      pages: sets.length ? [] : results.filter(({ id }) => pages.has(id)),
    }
  }

  // A result with the passages that contain words of the query, the best first.
  const read = (fragment, terms) => {
    const list = fragment.content.split(/\s+/)
    const anchors = fragment.anchors.filter(({ element }) => element === "span").sort((a, b) => a.location - b.location)
    const facts = Object.fromEntries(fragment.anchors.filter(({ element }) => element === "i").map(({ id }) => id.split(":")))
    const title = fragment.meta.title || ""
    const publisher = fragment.meta.publisher || ""
    const found = new Set(fragment.weighted_locations.map(({ location }) => location))
    const seen = [...words(title), ...words(publisher), ...[...found].flatMap((at) => words(list[at] || ""))]
    if (!hasAll(terms, seen)) return null
    const passages = anchors
      .map(({ id, location }, at) => {
        const end = anchors[at + 1]?.location ?? list.length
        const hits = [...found].filter((one) => one >= location && one < end)
        const its = hits.flatMap((one) => words(list[one]))
        const score = terms.filter((term) => its.some((word) => alike(word, term))).length
        return { id: id === "top" ? "" : id, start: location, end, hits: new Set(hits), score }
      })
      .filter(({ score }) => score)
      .sort((one, other) => other.score - one.score || one.start - other.start)
    return {
      file: fragment.raw_url.slice(1),
      list,
      title,
      found,
      publisher,
      day: facts.day || "",
      lang: facts.lang || "",
      passages,
    }
  }

  // Results with their text, loaded a few at a time; null for one that lacks a word of the query.
  async function* readAll(results, terms) {
    for (let at = 0; at < results.length; at += STEP) {
      const some = await Promise.all(results.slice(at, at + STEP).map((result) => result.data()))
      for (const fragment of some) yield read(fragment, terms)
    }
  }

  /* ---------------------------------------------------------------- showing */

  const group = (name, heading) => {
    let section = groups.querySelector(`[data-group=${name}]`)
    if (!section) {
      section = document.createElement("section")
      section.dataset.group = name
      section.setAttribute("aria-labelledby", `briefing-found-${name}`)
      add(section, "h2").id = `briefing-found-${name}`
      add(section, "ul")
      const order = ["names", "articles", "sentences", "pages"]
      const next = [...groups.children].find((one) => order.indexOf(one.dataset.group) > order.indexOf(name))
      groups.insertBefore(section, next || null)
    }
    section.querySelector("h2").textContent = heading
    return section
  }

  const link = (list, href) => {
    const a = add(add(list, "li"), "a")
    a.href = href
    return a
  }

  const showNames = (rows, terms) => {
    if (!rows.length) return groups.querySelector("[data-group=names]")?.remove()
    const list = group("names", `Names (${rows.length})`).querySelector("ul")
    list.replaceChildren()
    for (const [name, kind, page, count, description, aka] of rows) {
      const a = link(list, address(page))
      const title = add(a, "strong")
      addText(title, name, terms)
      const others = hasAll(terms, words(name)) ? [] : aka.filter((one) => hasAll(terms, words(one))).slice(0, 1)
      const facts = [ENTITIES[kind], ...others.map((one) => `also “${one}”`), description].filter(Boolean)
      add(a, "small", [...facts, `${count} ${count === 1 ? "article" : "articles"}`].join(" · "))
    }
  }

  const addLanguage = (element, found) => {
    if (found.lang) element.lang = found.lang
    element.dir = "auto"
  }

  const factsOf = (found) => [day(found.day), found.publisher].filter(Boolean).join(" · ")

  const showTitle = (list, found, terms) => {
    const a = link(list, address(found.file))
    const title = add(a, "strong")
    addLanguage(title, found)
    addText(title, found.title, terms)
    add(a, "small", factsOf(found) || "Undated")
  }

  const showPassage = (list, found, passage, facts) => {
    const a = link(list, address(found.file, passage.id))
    const quote = add(a, "q")
    addLanguage(quote, found)
    const first = Math.min(...passage.hits)
    const start = passage.end - passage.start > LONGEST ? Math.max(passage.start, first - 8) : passage.start
    const end = Math.min(passage.end, start + LONGEST)
    if (start > passage.start) quote.append("… ")
    addMarked(quote, found.list.slice(start, end), (_, at) => passage.hits.has(start + at))
    if (end < passage.end) quote.append(" …")
    add(a, "small", facts)
  }

  const number = (id) => (/^s\d+$/.test(id) ? `§ ${id.slice(1)} · ` : "")

  const showArticles = (all, terms, kind, more) => {
    groups.querySelector("[data-group=articles]")?.remove()
    groups.querySelector("[data-group=sentences]")?.remove()
    if (!all.length) return
    if (kind !== "sentence") {
      const section = group("articles", `Articles (${all.length}${more ? "+" : ""})`)
      for (const found of all) showTitle(section.querySelector("ul"), found, terms)
      if (more) section.append(more)
    }
    if (kind === "article" || !terms.length) return
    const most = kind === "sentence" ? 5 : 2
    const sentences = all.flatMap((found) => found.passages.slice(0, most).map((passage) => ({ found, passage })))
    sentences.sort((one, other) => other.passage.score - one.passage.score)
    const shown = kind === "sentence" ? sentences : sentences.slice(0, SENTENCES)
    if (!shown.length) return
    const section = group("sentences", `Sentences (${shown.length}${sentences.length > shown.length || more ? "+" : ""})`)
    for (const { found, passage } of shown) {
      const facts = [found.title, day(found.day)].filter(Boolean).join(" · ")
      showPassage(section.querySelector("ul"), found, passage, number(passage.id) + facts)
    }
    if (more && kind === "sentence") section.append(more)
  }

  const showPages = (all) => {
    groups.querySelector("[data-group=pages]")?.remove()
    if (!all.length) return
    const list = group("pages", `Other pages (${all.length})`).querySelector("ul")
    for (const found of all) {
      if (found.passages.length) showPassage(list, found, found.passages[0], found.title)
      else add(link(list, address(found.file)), "strong", found.title)
    }
  }

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text
  }

  /* -------------------------------------------------------------- searching */

  const stateOf = () => ({
    q: input.value.trim(),
    sort: form.elements.sort.value,
    ...Object.fromEntries(FACETS.map((name) => [name, form.elements[name].value])),
  })

  let turn = 0
  let took = LONGEST_PAUSE // ms that the last search took: a slow search waits until typing pauses

  const pauseFor = () => Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, took))

  // Preload what a query will need; the search itself reports errors.
  const preload = (state, terms) => {
    if ((terms.at(-1) || "").length < BEGUN) return
    pagefind()
      .then((index) => index?.preload(apart(state.q)))
      .catch(() => {})
  }

  const search = async ({ pause = pauseFor() } = {}) => {
    const mine = ++turn
    const late = () => mine !== turn
    const state = stateOf()
    // A single letter after other words is most likely the beginning of one: it would load much for few useful results.
    state.q = state.q.replace(/\s+\p{Script=Latin}$/u, "")
    const terms = words(apart(state.q))
    const narrowed = ["person", "organization", "place", "period", "publisher"].some((name) => state[name])
    clear.hidden = !FACETS.some((name) => state[name]) && !state.sort
    remember(stateOf())
    if (!terms.length && !narrowed) {
      groups.replaceChildren()
      return say(state.q ? "Nothing to look for: type letters or digits." : "Names, headlines, sentences: type a few letters.")
    }
    if (!(state.kind in ENTITIES)) preload(state, terms)
    try {
      const named = !narrowed && terms.length && (!state.kind || state.kind in ENTITIES)
      const wanted = state.kind in ENTITIES ? 50 : NAMES
      const names = named ? await findNames(terms, state.kind, wanted) : []
      if (late()) return
      showNames(names, terms)
      if (state.kind in ENTITIES) {
        showArticles([], terms)
        showPages([])
        return say(names.length ? "" : "No name begins so.")
      }
      if (!names.length) say("Looking …")
      await new Promise((done) => setTimeout(done, pause))
      if (late()) return
      const index = await pagefind()
      if (late() || !index) return index || say(names.length ? "" : "Nothing found.")
      await searchTexts(index, state, terms, names.length, late)
    } catch (error) {
      if (late()) return
      groups.replaceChildren()
      say(
        location.protocol === "file:"
          ? "Search needs a web server: browsers let no page that is opened from a folder read the index."
          : "The search could not be loaded. Is the site complete, and are you online?"
      )
      console.warn("search:", String(error))
    }
  }

  const searchTexts = async (index, state, terms, names, late) => {
    const results = await findResults(index, state, terms)
    if (late()) return
    const source = readAll(state.kind === "page" ? [] : results.articles, terms)
    const shown = []

    const step = async (to) => {
      let ended = false
      for (let looked = 0; shown.length < to && looked < MOST_LOADED && !ended; looked++) {
        const { value, done } = await source.next()
        if (late()) return
        ended = done
        if (value) shown.push(value)
      }
      showArticles(shown, terms, state.kind, ended ? null : moreButton())
    }

    const moreButton = () => {
      const more = document.createElement("button")
      more.type = "button"
      more.className = "briefing-results__more"
      more.textContent = "Show more"
      more.addEventListener("click", async () => {
        const before = shown.length
        more.disabled = true
        await step(before + STEP)
        const list = groups.querySelector(`[data-group=${state.kind === "sentence" ? "sentences" : "articles"}] ul`)
        list?.children[before]?.querySelector("a")?.focus()
      })
      return more
    }

    await step(STEP)
    const pages = []
    if (!state.kind || state.kind === "page") {
      for await (const page of readAll(results.pages, terms)) {
        if (late()) return
        if (page) pages.push(page)
        if (pages.length >= (state.kind ? MOST_LOADED : PAGES)) break
      }
    }
    if (late()) return
    showPages(pages)
    say(names || shown.length || pages.length ? "" : "Nothing found. Fewer words, or only their first letters, find more.")
  }

  /* ------------------------------------------------------- opening, closing */

  // The address keeps the query, so that going back returns to the results.
  const remember = (state) => {
    const url = new URL(location.href)
    for (const [name, value] of Object.entries(state)) {
      if (value && dialog.open) url.searchParams.set(name, value)
      else url.searchParams.delete(name)
    }
    if (url.href !== location.href) history.replaceState(history.state, "", url)
  }

  const loadFacets = once(async () => {
    const loaded = await facets()
    for (const [name, values] of Object.entries(loaded)) {
      const select = form.elements[name]
      for (const [id, text, count] of values) {
        const known = [...select.options].find((option) => option.value === id)
        const option = known || add(select, "option")
        option.value = id
        option.textContent = `${text} (${count})`
      }
      select.disabled = select.options.length < 2
    }
  })

  const open = () => {
    if (dialog.open) return
    dialog.showModal()
    input.focus()
    input.select()
    pagefind().catch(() => {}) // the search itself reports errors
    filter("kind").catch(() => {})
    nameFile("").catch(() => {})
    search({ pause: 0 })
  }

  const links = () => [...groups.querySelectorAll("a, .briefing-results__more")]

  const move = (event, to) => {
    const all = [input, ...links()]
    const at = all.indexOf(document.activeElement)
    const next = to === "first" ? all[1] : to === "last" ? all.at(-1) : all[Math.max(0, at + to)]
    if (!next) return
    event.preventDefault()
    next.focus()
    if (next === input) groups.scrollTop = 0
  }

  dialog.addEventListener("keydown", (event) => {
    const choosing = document.activeElement === input || groups.contains(document.activeElement)
    if (event.isComposing || !choosing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "ArrowDown") move(event, 1)
    else if (event.key === "ArrowUp") move(event, -1)
    else if (document.activeElement === input) return
    else if (event.key === "Home") move(event, "first")
    else if (event.key === "End") move(event, "last")
    else if (event.key.length === 1 && event.key !== " ") input.focus() // so that the letter is typed into the field
    else if (event.key === "Backspace") input.focus()
  })

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    groups.querySelector("a")?.click()
  })
  input.addEventListener("input", () => search())
  form.addEventListener("change", (event) => event.target !== input && search({ pause: 0 }))
  details.addEventListener("toggle", () => details.open && loadFacets().catch(() => search()))
  clear.addEventListener("click", () => {
    for (const name of ["sort", ...FACETS]) form.elements[name].value = ""
    input.focus()
    search({ pause: 0 })
  })
  dialog.querySelector(".briefing-results__close").addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close()
    const chosen = event.target.closest?.(".briefing-results__groups a")
    if (chosen && new URL(chosen.href).pathname === location.pathname && !event.ctrlKey && !event.metaKey) {
      leadsTo = chosen.href // a sentence on the current page
      event.preventDefault()
      dialog.close()
    }
  })

  let leadsTo = ""
  dialog.addEventListener("close", () => {
    ++turn
    remember(stateOf())
    if (leadsTo) location.assign(leadsTo)
    leadsTo = ""
  })

  button.hidden = false
  button.addEventListener("click", open)
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]")
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k"
    const letter = ["/", "s", "f"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !typing
    if ((!command && !letter) || dialog.open) return
    event.preventDefault()
    open()
  })

  // An address with a query opens the search.
  const asked = new URL(location.href).searchParams
  if (["q", ...FACETS].some((name) => asked.get(name))) {
    input.value = asked.get("q") || ""
    for (const name of ["sort", ...FACETS]) {
      const value = asked.get(name)
      if (!value) continue
      const select = form.elements[name]
      if (![...select.options].some((option) => option.value === value)) add(select, "option", value).value = value
      select.value = value
    }
    if (FACETS.some((name) => asked.get(name))) details.open = true
    open()
  }
})()
