// A profile that is kept nowhere yet, on its way from one page to another.

const KEY = 'draft';

export const keepDraft = (document) => sessionStorage.setItem(KEY, JSON.stringify(document));
export const draft = () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
