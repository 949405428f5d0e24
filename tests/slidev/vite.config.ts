// Lightning CSS, which minifies in Vite 8, does not take a rule that UnoCSS makes of Slidev's own classes.
export default { build: { cssMinify: false } };
