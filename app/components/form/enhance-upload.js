// Shows the chosen photo and the progress of its upload. The form is whole without this file.

/** The largest file that the server takes, in bytes: what is larger need not travel to be refused. */
const maxBytes = 25 * 1024 * 1024;

/** A network or a server that says nothing for so long has lost it, in ms; a slow one says something. */
const quietMs = 60_000;

/** @type {HTMLFormElement | null} */
const form = document.querySelector('form[data-enhance-upload]');
if (form) enhance(form);

/** @param {HTMLFormElement} form */
function enhance(form) {
  const input = photoOf(form);
  input.addEventListener('change', () => show(form, input));
  if (input.files?.length) show(form, input); // the browser kept it over a reload
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form);
  });
}

/** @param {HTMLFormElement} form */
function photoOf(form) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem('photo'));
}

/** @param {HTMLFormElement} form */
function previewOf(form) {
  return /** @type {HTMLImageElement} */ (form.querySelector('.preview'));
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 */
function show(form, input) {
  const preview = previewOf(form);
  const file = input.files?.[0];
  input.setCustomValidity(file && file.size > maxBytes ? (input.dataset.tooLarge ?? '') : '');
  if (input.validationMessage && file) input.reportValidity();
  if (preview.src) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  if (!file) return;
  preview.onload = () => {
    preview.hidden = false;
  }; // a kind that this browser cannot show stays hidden
  preview.src = URL.createObjectURL(file);
}

/**
 * Sends the form and shows what the server answers: the receipt, or the form again with what is wrong. Whatever
 * happens on the way, the form and its key stay as they are, so that sending again gives nothing twice.
 * @param {HTMLFormElement} form
 */
function send(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit]'));
  const bar = /** @type {HTMLProgressElement} */ (form.querySelector('.sending-bar'));
  const words = /** @type {HTMLElement} */ (form.querySelector('.sending-words'));
  const body = new FormData(form);

  /** @param {string | undefined} why */
  const again = (why) => {
    words.textContent = why ?? '';
    bar.hidden = true;
    button.disabled = false;
    button.focus();
  };
  const request = new XMLHttpRequest();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;
  const heard = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => request.abort(), quietMs);
  };
  request.open('POST', form.action);
  request.responseType = 'document';
  request.upload.onprogress = ({ loaded, total }) => {
    heard();
    bar.value = Math.floor((loaded / total) * 100);
    if (loaded === total) words.textContent = words.dataset.arrived ?? '';
  };
  request.onprogress = heard;
  request.onloadend = () => clearTimeout(quiet);
  request.onerror = request.onabort = () => again(words.dataset.lost);
  request.onload = () => {
    const answer = request.responseXML;
    if (new URL(request.responseURL).pathname !== new URL(form.action).pathname) location.assign(request.responseURL);
    else if (answer?.querySelector('form[data-enhance-upload]')) replace(form, answer);
    else again(words.dataset.busy);
  };
  button.disabled = true;
  words.textContent = words.dataset.sending ?? '';
  bar.value = 0;
  bar.hidden = false;
  heard();
  request.send(body);
}

/**
 * Puts the answered form in this one's place, with the chosen file, which a page cannot carry.
 * @param {HTMLFormElement} form
 * @param {Document} answer
 */
function replace(form, answer) {
  const next = /** @type {HTMLFormElement} */ (answer.querySelector('form[data-enhance-upload]'));
  const { files } = photoOf(form);
  const isKept = next.elements.namedItem('upload') !== null;
  form.replaceWith(next);
  if (files?.length && !isKept && !photoOf(next).hasAttribute('aria-invalid')) photoOf(next).files = files;
  enhance(next);
  if (isKept) previewOf(next).replaceWith(previewOf(form)); // it has arrived, and is still the one that she chose
  /** @type {HTMLElement | null} */ (next.querySelector('.summary'))?.focus();
}
