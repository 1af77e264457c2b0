package io.mirage.visualization;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mirage.platform.entities.EntityFamily;

/** Paints a PNG. On a machine without any font it has no names. */
final class PngPen implements Pen {

	private static final Logger LOG = LoggerFactory.getLogger(PngPen.class);
	/** An image of four million points takes sixteen megabytes while it is painted. */
	private static final Semaphore PAINTING = new Semaphore(2);
	private static final boolean FONTS = hasFonts();

	private final Graphics2D graphics;

	private PngPen(Graphics2D graphics) {
		this.graphics = graphics;
	}

	static void write(Picture picture, OutputStream out) throws IOException {
		PAINTING.acquireUninterruptibly();
		try {
			Sheet sheet = Sheet.of(picture);
			BufferedImage image = new BufferedImage((int) Math.ceil(sheet.width()), (int) Math.ceil(sheet.height()), BufferedImage.TYPE_INT_RGB);
			paint(sheet, image);
			ImageIO.write(image, "png", out);
		} finally {
			PAINTING.release();
		}
	}

	private static void paint(Sheet sheet, BufferedImage image) {
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(Colours.PAPER);
		graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
		if (FONTS) {
			graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		}
		sheet.draw(new PngPen(graphics));
		graphics.dispose();
	}

	@Override
	public void line(double fromX, double fromY, double toX, double toY) {
		graphics.setColor(Colours.EDGE);
		graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
	}

	@Override
	public void dot(double x, double y, double radius, EntityFamily family) {
		graphics.setColor(Colours.of(family));
		graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
	}

	@Override
	public void label(double x, double y, String text) {
		if (FONTS) {
			graphics.setColor(Colours.INK);
			graphics.drawString(text, (float) x, (float) y);
		}
	}

	private static boolean hasFonts() {
		try {
			Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
			return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 13)).stringWidth("Mirage") > 0;
		} catch (RuntimeException | LinkageError | InternalError none) {
			LOG.warn("This machine has no fonts: pictures of graphs have no names. {}", none.toString());
			return false;
		}
	}
}
