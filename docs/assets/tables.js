/* Make tables of generated pages sortable by each column, and wide tables scrollable by keyboard. */
(() => {
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true })

  /* Sort key of a cell: a date, a number, else its text; null if it is empty. */
  const key = cell => {
    const text = cell.textContent.trim()
    const exact = cell.querySelector("time[datetime]")?.dateTime ?? cell.querySelector("data[value]")?.value ?? text
    if (!text || text === "—") return null
    return exact !== "" && Number.isFinite(Number(exact)) ? Number(exact) : exact
  }

  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b))

  const sort = (table, column, direction) => {
    const rows = [...table.tBodies[0].rows].map(row => [key(row.cells[column]), row])
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null)
      return direction * compare(a, b)
    })
    table.tBodies[0].append(...rows.map(([, row]) => row))
    for (const heading of table.tHead.rows[0].cells) heading.removeAttribute("aria-sort")
    table.tHead.rows[0].cells[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending")
  }

  for (const table of document.querySelectorAll(".md-content__inner:has(> .crumbs) table")) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 2) continue
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...heading.childNodes)
      button.addEventListener("click", () => {
        const first = heading.align === "right" ? -1 : 1 // highest counts first
        const now = heading.getAttribute("aria-sort")
        sort(table, heading.cellIndex, now ? (now === "ascending" ? -1 : 1) : first)
      })
      heading.append(button)
    }
  }

  const scrollable = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const place = target.closest(".md-typeset__scrollwrap")
      if (!place) continue
      if (place.scrollWidth > place.clientWidth) {
        let before = place
        while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling
        place.tabIndex = 0
        place.setAttribute("role", "region")
        place.setAttribute("aria-label", `Table: ${(before ?? document.querySelector("h1"))?.firstChild.textContent.trim()}`)
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) place.removeAttribute(name)
      }
    }
  })
  document.querySelectorAll(".md-content__inner table:not([class])").forEach(table => scrollable.observe(table))
})()
