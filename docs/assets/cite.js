/* Add a link to each sentence of an article, over its number. Together they are one Tab stop: the arrow keys move from
   sentence to sentence. The links have no text, so that the text on the page stays equal to that of the article. */
(() => {
  const links = [...document.querySelectorAll(".md-content #text ~ p > span[id]")].map(sentence => {
    const link = document.createElement("a")
    link.className = "cite"
    link.href = `#${sentence.id}`
    link.tabIndex = -1
    link.setAttribute("aria-label", `Link to sentence ${sentence.id.slice(1)}`)
    link.title = link.getAttribute("aria-label")
    sentence.prepend(link)
    return link
  })
  if (!links.length) return

  const enter = link => {
    links.forEach(other => (other.tabIndex = other === link ? 0 : -1))
    return link
  }
  const atTarget = () => enter(links.find(link => link.hash === location.hash) ?? links[0])

  document.addEventListener("keydown", event => {
    const place = links.indexOf(document.activeElement)
    const steps = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: links.length - 1 }
    const next = place < 0 ? undefined : links[steps[event.key]]
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    enter(next).focus()
  })
  /* Following a link to a sentence would move the focus off it: restore it, so that the keyboard continues there. */
  let followed = false
  links.forEach(link => link.addEventListener("click", () => (followed = true)))
  addEventListener("hashchange", () => {
    const link = atTarget()
    if (followed) link.focus({ preventScroll: true })
    followed = false
  })
  atTarget()
})()
