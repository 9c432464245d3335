/* Label the navigation list of a section that has an index page, which the theme leaves unlabelled. */
for (const list of document.querySelectorAll(".md-nav[aria-labelledby]")) {
  const link = list.closest(".md-nav__item--nested")?.querySelector(".md-nav__container > a")
  if (link && !document.getElementById(list.getAttribute("aria-labelledby"))?.textContent.trim()) {
    list.setAttribute("aria-label", link.textContent.trim())
    list.removeAttribute("aria-labelledby")
  }
}
