/* The theme leaves the lists of a section without a name where the section has a page of its own: they get its name. */
for (const list of document.querySelectorAll(".md-nav[aria-labelledby]")) {
  const link = list.closest(".md-nav__item--nested")?.querySelector(".md-nav__container > a")
  if (link && !document.getElementById(list.getAttribute("aria-labelledby"))?.textContent.trim()) {
    list.setAttribute("aria-label", link.textContent.trim())
    list.removeAttribute("aria-labelledby")
  }
}
