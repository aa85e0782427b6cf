// The text editor replaces the textarea that its label belongs to: give the label, the help and the errors
// to what takes its place.
(() => {
  const name = () => document.querySelectorAll('.prose-editor > textarea').forEach((area) => {
    const box = area.parentElement.querySelector('.ProseMirror')
    if (!box || box.hasAttribute('aria-label')) return
    box.setAttribute('aria-label', area.labels[0]?.firstChild.textContent.trim() || area.name)
    const notes = area.getAttribute('aria-describedby')
    if (notes) box.setAttribute('aria-describedby', notes)
  })
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true })
})()
