// The desk in the page: reloads it when something has changed, shows errors, and edits the texts of a measure.
// Everything that comes from files is put into the page as text, never as markup.
(async () => {
  const page = decodeURI(location.pathname).replace(/^\//, "");
  const lang = document.documentElement.lang.startsWith("ja") ? "ja" : "en";
  const query = `lang=${lang}&page=${encodeURIComponent(page)}`;
  const get = async (what) => (await fetch(`/desk~/${what}`)).json();
  const { token, words, measure } = await get(`start?${query}`);
  const say = (id) => words[`desk-${id}`];

  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} [children] */
  const element = (name, attributes = {}, children = []) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const listed = (errors) =>
    element("ul", {}, errors.map((error) => element("li", {}, [
      element("code", {}, [error.file ? `${error.file}:${error.line}:${error.column}` : error.code]),
      element("p", {}, [error.message]),
      ...(error.help ? [element("p", { class: "desk-help" }, [error.help])] : []),
    ])));

  // Errors, above the last good page.
  const overlay = element("section", { class: "desk-errors", role: "alert" });
  const showErrors = (errors) => {
    overlay.replaceChildren();
    overlay.hidden = errors.length === 0;
    if (overlay.hidden) return;
    overlay.append(
      element("h2", {}, [say("error-title")]),
      element("p", {}, [say("last-good")]),
      listed(errors),
    );
  };
  overlay.hidden = true;
  document.body.prepend(overlay);

  const editor = measure ? makeEditor() : null;

  // Changes: the browser keeps the scroll of a page that is loaded again. What is being edited stays.
  let version = 0;
  for (;;) {
    try {
      const news = await get(`changes?since=${version}&${query}`);
      showErrors(news.errors);
      if (version !== 0 && news.version !== version && news.errors.length === 0) {
        if (!editor?.open) return location.reload();
        editor.addEventListener("close", () => location.reload());
      }
      version = news.version;
    } catch {
      // The desk has ended; it may be started again on the same port.
      await new Promise((after) => setTimeout(after, 2000));
    }
  }

  function makeEditor() {
    const dialog = element("dialog", { class: "desk-editor", "aria-labelledby": "desk-heading" });
    const button = element("button", { type: "button", class: "desk-edit" }, [say("edit")]);
    button.addEventListener("click", () => open(dialog));
    document.body.append(button, dialog);
    return dialog;
  }

  async function open(dialog) {
    const { texts } = await get(`measure?${query}`);
    const status = element("p", { class: "desk-status", role: "status" });
    const fields = texts.map((text, at) => makeFields(text, at === 0, status));
    const save = element("button", { type: "submit", class: "desk-save" }, [say("save")]);
    const cancel = element("button", { type: "button" }, [say("cancel")]);
    const form = element("form", {}, [
      element("h2", { id: "desk-heading" }, [say("heading")]),
      element("div", { class: "desk-texts" }, fields.map((field) => field.box)),
      status,
      element("div", { class: "desk-buttons" }, [save, cancel]),
    ]);
    cancel.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      store(dialog, fields, status);
    });
    form.addEventListener("keydown", (event) => {
      // While an input method composes, every key is its own: Enter takes a candidate, Escape gives it up.
      if (event.isComposing || event.keyCode === 229) return;
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    dialog.replaceChildren(form);
    dialog.showModal();
  }

  function makeFields(text, official, status) {
    const key = `tebiki-draft ${text.path}`;
    const id = `desk-${text.lang}`;
    const hasTitle = text.title !== null;
    const title = element("input", { id: `${id}-title`, lang: text.lang, type: "text", autocomplete: "off" });
    const body = element("textarea", { id: `${id}-text`, lang: text.lang, rows: "14" });
    title.value = text.title ?? "";
    body.value = text.text;
    const began = { title: title.value, body: body.value };
    const field = { text, title, body, key, mark: text.mark, box: null, others: element("div"), errors: element("div") };
    field.changed = () => title.value !== began.title || body.value !== began.body;
    field.saved = (mark) => {
      field.mark = mark;
      [began.title, began.body] = [title.value, body.value];
    };
    const draft = readDraft(key);
    if (draft) {
      [title.value, body.value] = [draft.title, draft.body];
      if (field.changed()) {
        // A draft of an older file is saved over it only after both were seen.
        field.mark = draft.mark;
        status.textContent = say("draft");
      }
    }
    const keep = (event) => {
      if (event.isComposing) return;
      if (field.changed()) {
        writeDraft(key, { title: title.value, body: body.value, mark: field.mark });
      } else {
        localStorage.removeItem(key);
      }
    };
    for (const input of [title, body]) {
      input.addEventListener("input", keep);
      input.addEventListener("compositionend", keep);
    }
    // Enter in the line of the title would save while one only wanted to go on.
    title.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    const name = new Intl.DisplayNames([lang], { type: "language" }).of(text.lang);
    field.box = element("fieldset", {}, [
      element("legend", {}, [official ? `${name} (${say("official")})` : name]),
      ...(hasTitle ? [element("label", { for: title.id }, [say("title")]), title] : []),
      element("label", { for: body.id }, [say("text")]),
      body,
      field.others,
      field.errors,
    ]);
    return field;
  }

  async function store(dialog, fields, status) {
    status.textContent = "";
    let whole = true;
    for (const field of fields.filter((field) => field.changed())) {
      whole = (await storeOne(field, status)) && whole;
    }
    if (!whole) return;
    status.textContent = say("saved");
    dialog.close();
  }

  async function storeOne(field, status) {
    const { text, title, body } = field;
    field.errors.replaceChildren();
    field.others.replaceChildren();
    const sent = {
      page, lang: text.lang, mark: field.mark, title: text.title === null ? null : title.value, text: body.value,
    };
    let answer;
    let told;
    try {
      answer = await fetch("/desk~/measure", {
        method: "POST",
        headers: { "X-Tebiki-Token": token },
        body: JSON.stringify(sent),
      });
      told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : {};
    } catch {
      status.textContent = say("failed");
      return false;
    }
    if (answer.ok) {
      localStorage.removeItem(field.key);
      field.saved(told.mark);
      return true;
    }
    if (answer.status === 409) {
      field.mark = told.mark;
      status.textContent = say("conflict");
      field.others.append(
        element("h3", {}, [say("now")]),
        element("pre", { lang: text.lang, tabindex: "0" }, [[told.title, told.text].filter(Boolean).join("\n\n")]),
      );
    } else {
      status.textContent = say("failed");
      field.errors.append(listed(told.errors ?? []));
    }
    return false;
  }

  function readDraft(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  function writeDraft(key, draft) {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Without room for drafts one can still save.
    }
  }
})();
