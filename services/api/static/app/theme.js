// Before anything is drawn: light or dark as this reader chose last; else as the system says.
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
