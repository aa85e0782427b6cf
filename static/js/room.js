// The live part of a meeting room comes anew when something has changed. What a swap would take away from
// whoever reads is kept: the place of the keyboard, the boxes that are open. What changed is said aloud.
(() => {
  const live = () => document.getElementById('room-live')
  const isLive = (event) => event.target.id === 'room-live'
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim()
  const nameOf = (element) => element.id ||
    [element.closest('[id]').id, element.form?.getAttribute('action'), element.getAttribute('href'), words(element)].join(' ')
  const said = () => new Map([...live().querySelectorAll('[data-says]')].map((each) => [each.dataset.says, words(each)]))
  let before = null

  const keep = () => {
    const place = document.activeElement
    before = {
      said: said(),
      open: [...live().querySelectorAll('details[open] > summary')].map(nameOf),
      place: live().contains(place) ? nameOf(place) : '',
    }
  }

  const give = () => {
    if (!before) return
    for (const summary of live().querySelectorAll('details > summary')) {
      summary.parentElement.open = before.open.includes(nameOf(summary))
    }
    if (before.place && !live().contains(document.activeElement)) {
      const place = [...live().querySelectorAll('a, button, summary, [tabindex]')].find((each) => nameOf(each) === before.place)
      place?.focus({ preventScroll: true })
    }
    for (const [what, now] of said()) {
      const region = document.querySelector(`[data-said="${what}"]`)
      if (region && now !== before.said.get(what)) region.textContent = now
    }
    before = null
  }

  const stalled = (is) => document.querySelectorAll('[data-stalled]').forEach((each) => { each.hidden = !is })
  document.addEventListener('htmx:beforeSwap', (event) => { if (isLive(event) && event.detail.shouldSwap) keep() })
  document.addEventListener('htmx:afterSettle', (event) => { if (isLive(event)) give() })
  document.addEventListener('htmx:afterRequest', (event) => { stalled(!event.detail.successful) })
})()
