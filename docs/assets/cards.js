/* Show a card next to the name under the pointer or the keyboard focus, with its line in the page's list of names.
   Nothing is fetched. Esc closes the card; it stays open while the pointer is on it (WCAG 2.2, 1.4.13). */
(() => {
  const DELAY = 250 // milliseconds before the card opens, so that passing over a name does not open it
  const GRACE = 200 // milliseconds to move the pointer from the name to the card

  const lines = new Map()
  for (const line of document.querySelectorAll(".md-content li > a.kind ~ ul > li")) {
    const link = line.querySelector(":scope > a:first-child:not(.ref)")
    if (link) lines.set(link.href, line)
  }
  if (!lines.size) return

  const card = document.createElement("div")
  card.id = "briefing-card"
  card.className = "briefing-card"
  card.setAttribute("role", "tooltip")
  card.hidden = true
  document.body.append(card)

  let shown = null
  let timer = 0

  const part = (name, className, ...content) => {
    const element = document.createElement(name)
    element.className = className
    element.append(...content)
    card.append(element)
  }

  const plain = node => {
    const copy = node.cloneNode(true)
    copy.querySelectorAll("a").forEach(link => link.replaceWith(...link.childNodes))
    return copy
  }

  const fill = line => {
    const kind = line.parentElement.parentElement.querySelector(":scope > a.kind")
    card.replaceChildren()
    part("span", kind.className, kind.textContent)
    part("strong", "", line.firstElementChild.textContent)
    const said = line.querySelector(":scope > .said")
    if (said) part("span", "said", ...plain(said).childNodes)
    const counts = [...line.querySelectorAll(":scope > .ref, :scope > small:not(.said)")]
    part("span", "counts", counts.map(one => one.textContent).join(" · "))
  }

  const show = link => {
    hide()
    fill(lines.get(link.href))
    shown = link
    link.setAttribute("aria-describedby", card.id)
    card.hidden = false
    const boxes = link.getClientRects()
    const box = boxes[boxes.length - 1]
    const { width, height } = card.getBoundingClientRect()
    const below = box.bottom + 6 + height <= innerHeight
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))
    card.style.left = `${left + scrollX}px`
    card.style.top = `${(below ? box.bottom + 6 : box.top - 6 - height) + scrollY}px`
  }

  const hide = () => {
    clearTimeout(timer)
    shown?.removeAttribute("aria-describedby")
    shown = null
    card.hidden = true
  }

  const later = (act, wait) => {
    clearTimeout(timer)
    timer = setTimeout(act, wait)
  }

  const linkAt = event => {
    const link = event.target instanceof Element ? event.target.closest(".md-content__inner a[href]") : null
    const line = link && lines.get(link.href)
    return line && !line.contains(link) && !link.matches(".ref") ? link : null
  }

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    if (card.contains(event.target)) return clearTimeout(timer)
    const link = linkAt(event)
    if (link && link === shown) clearTimeout(timer)
    else if (link) later(() => show(link), DELAY)
    else if (shown !== document.activeElement) later(hide, GRACE)
  })
  document.addEventListener("focusin", event => {
    const link = linkAt(event)
    if (link && link.matches(":focus-visible")) show(link)
    else hide()
  })
  document.addEventListener("focusout", hide)
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") hide()
  })
})()
