// Runs before the first paint, so that no wrong theme flashes up. A file of its own, because inline scripts are refused.
(function () {
	var wanted = null;
	try {
		wanted = localStorage.getItem('mirage.theme');
	} catch {
		// Storage is switched off: the system's theme it is.
	}
	var light = wanted === 'light' || (wanted !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
	document.documentElement.dataset.theme = light ? 'light' : 'dark';
	document.documentElement.dataset.mantineColorScheme = light ? 'light' : 'dark';
})();
