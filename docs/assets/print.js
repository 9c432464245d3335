/* On paper a headline that is a link shows where it leads, as the whole address (briefing.css, "on paper"). */
addEventListener("beforeprint", () => {
  const here = document.querySelector("link[rel=canonical]")?.href ?? location.href
  for (const link of document.querySelectorAll(".md-content li > strong > a[href], .md-content .from > a[href]")) {
    const address = new URL(link.getAttribute("href"), here)
    if (address.pathname.includes("/articles/")) link.dataset.address = address.href
  }
})
