// Shows the chosen photo and the progress of its upload. The form is whole without this file.

/** @type {HTMLFormElement | null} */
const form = document.querySelector('form[data-enhance-upload]');
if (form) enhance(form);

/** @param {HTMLFormElement} form */
function enhance(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem('photo'));
  const preview = /** @type {HTMLImageElement} */ (form.querySelector('.preview'));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit]'));
  const progress = /** @type {HTMLElement} */ (form.querySelector('.progress'));

  input.addEventListener('change', () => {
    if (preview.src) URL.revokeObjectURL(preview.src);
    const file = input.files?.[0];
    preview.hidden = true;
    if (!file) return;
    preview.onload = () => { preview.hidden = false; }; // a kind that this browser cannot show stays hidden
    preview.src = URL.createObjectURL(file);
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form, button, progress);
  });
}

/**
 * Sends the form and shows what the server answers: the receipt, or the form again with what is wrong.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} progress
 */
function send(form, button, progress) {
  const bar = /** @type {HTMLProgressElement} */ (progress.querySelector('progress'));
  const words = /** @type {HTMLElement} */ (progress.querySelector('span'));
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.responseType = 'document';
  request.upload.onprogress = ({ loaded, total }) => {
    const percent = Math.floor((loaded / total) * 100);
    bar.value = percent;
    words.textContent = (form.dataset.sending ?? '').replace('999', String(percent));
  };
  request.onload = () => {
    const page = request.responseXML;
    const done = request.responseURL && new URL(request.responseURL).pathname !== location.pathname;
    if (done) return location.assign(request.responseURL);
    if (!page) return plainly();
    const main = page.querySelector('main');
    const here = document.querySelector('main');
    if (!main || !here) return plainly();
    const kept = /** @type {HTMLInputElement} */ (form.elements.namedItem('photo')).files;
    here.replaceWith(main);
    const again = /** @type {HTMLFormElement | null} */ (main.querySelector('form[data-enhance-upload]'));
    if (!again) return;
    enhance(again);
    const input = /** @type {HTMLInputElement} */ (again.elements.namedItem('photo'));
    // What did not arrive need not be chosen again.
    if (kept?.length && !again.elements.namedItem('upload')) input.files = kept;
    /** @type {HTMLElement | null} */ (main.querySelector('.summary'))?.focus();
  };
  const plainly = () => HTMLFormElement.prototype.submit.call(form);
  request.onerror = () => {
    button.disabled = false;
    progress.hidden = true;
    plainly(); // the browser's own words for a network that is away, and its own way to try again
  };
  button.disabled = true;
  progress.hidden = false;
  request.send(new FormData(form));
}
