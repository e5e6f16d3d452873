// Leads on from a former address, with the part of the page that was asked for.
const present = document.querySelector("[data-moved-to]");
if (!present.hash) present.hash = location.hash;
location.replace(present.href);
