package io.mirage.visualization;

import io.mirage.platform.entities.EntityFamily;

/** Draws on a sheet, in its units, the origin at its upper left corner. What comes later lies above. */
interface Pen {

	void line(double fromX, double fromY, double toX, double toY);

	void dot(double x, double y, double radius, EntityFamily family);

	/** @param text fit to be shown, and begun where the point is */
	void label(double x, double y, String text);
}
