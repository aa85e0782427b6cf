// Passkeys need a browser that knows them. Where it does, their buttons appear and the words "not here" go;
// a refusal of the device is said in words instead of being left to the console.
(() => {
  if (!window.PublicKeyCredential) return
  document.querySelectorAll('[data-needs-script]').forEach((element) => { element.hidden = false })
  document.querySelectorAll('[data-without-script]').forEach((element) => { element.hidden = true })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    document.querySelectorAll('[data-passkey-error]').forEach((element) => { element.hidden = false })
  })
})()
