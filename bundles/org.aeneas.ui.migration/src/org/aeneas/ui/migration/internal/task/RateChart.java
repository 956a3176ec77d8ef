package org.aeneas.ui.migration.internal.task;

import java.util.List;
import java.util.OptionalLong;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Amounts;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.watch.Rate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** How fast a task has been in the last ten minutes. Its colours are the desktop's, light or dark. */
final class RateChart {
    private static final long SPAN_MILLIS = 600_000;
    private static final long LEAST_SPAN_MILLIS = 60_000;
    private static final int MARGIN = 6;
    private static final int LINES = 4;
    private static final int FILL_ALPHA = 50;
    private static final int GRID_ALPHA = 60;
    private static final float HALF = 0.5f;
    private static final Color ON_DARK = new Color(0x6f, 0xb1, 0xf0);

    private final Canvas canvas;
    private List<Rate> rates = List.of();

    RateChart(Composite parent) {
        canvas = WidgetIds.name(new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER | SWT.NO_FOCUS), MigrationIds.CHART);
        canvas.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.addListener(SWT.Paint, event -> paint(event.gc, canvas.getClientArea()));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = description();
            }
        });
    }

    Canvas control() {
        return canvas;
    }

    void show(List<Rate> now) {
        if (!now.equals(rates)) {
            rates = now;
            canvas.setToolTipText(description());
            canvas.redraw();
        }
    }

    private String description() {
        return rates.isEmpty() ? Messages.Chart_TITLE
                : Messages.Chart_TITLE + ": " + Amounts.rate(rates.get(rates.size() - 1).rowsPerSecond());
    }

    private void paint(GC gc, Rectangle area) {
        Color text = canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND);
        gc.setForeground(text);
        gc.drawText(Messages.Chart_TITLE, MARGIN, MARGIN, true);
        int top = MARGIN + gc.getFontMetrics().getHeight() + MARGIN;
        if (rates.size() < 2) {
            gc.drawText(Messages.Chart_NOTHING, MARGIN, top, true);
            return;
        }
        double most = roundUp(rates.stream().mapToDouble(Rate::rowsPerSecond).max().orElse(0));
        Point widest = gc.textExtent(Amounts.count((long) most));
        Rectangle plot = new Rectangle(MARGIN * 2 + widest.x, top, area.width - widest.x - MARGIN * 4,
                area.height - top - widest.y - MARGIN * 2);
        if (plot.width > widest.x && plot.height > widest.y) {
            gc.setAntialias(SWT.ON);
            drawRows(gc, plot, most);
            drawTime(gc, plot);
            drawRates(gc, plot, most);
        }
    }

    /** To 1, 2 or 5 times a power of ten. */
    private static double roundUp(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        for (double factor : new double[] {1, 2, 5}) {
            if (most <= factor * power) {
                return Math.max(LINES, factor * power);
            }
        }
        return 10 * power;
    }

    private static void drawRows(GC gc, Rectangle plot, double most) {
        for (int line = 0; line <= LINES; line++) {
            int y = plot.y + plot.height - plot.height * line / LINES;
            String label = Amounts.count(Math.round(most * line / LINES));
            Point size = gc.textExtent(label);
            gc.drawText(label, plot.x - size.x - MARGIN, y - size.y / 2, true);
            gc.setAlpha(GRID_ALPHA);
            gc.drawLine(plot.x, y, plot.x + plot.width, y);
            gc.setAlpha(255);
        }
    }

    private void drawTime(GC gc, Rectangle plot) {
        int y = plot.y + plot.height + MARGIN;
        gc.drawText(ago(end() - begin()), plot.x, y, true);
        Point now = gc.textExtent(Messages.Chart_NOW);
        gc.drawText(Messages.Chart_NOW, plot.x + plot.width - now.x, y, true);
    }

    private static String ago(long millis) {
        return "−" + Amounts.duration(OptionalLong.of(millis / 1000));
    }

    private void drawRates(GC gc, Rectangle plot, double most) {
        long begin = begin();
        long end = end();
        List<Rate> seen = rates.stream().filter(rate -> rate.time() >= begin).toList();
        int[] line = new int[seen.size() * 2];
        for (int i = 0; i < seen.size(); i++) {
            Rate rate = seen.get(i);
            line[i * 2] = plot.x + (int) (plot.width * (rate.time() - begin) / (end - begin));
            line[i * 2 + 1] = plot.y + plot.height - (int) (plot.height * Math.min(1, rate.rowsPerSecond() / most));
        }
        if (line.length < 4) {
            return;
        }
        Color colour = colour();
        gc.setBackground(colour);
        gc.setAlpha(FILL_ALPHA);
        gc.fillPolygon(closed(line, plot.y + plot.height));
        gc.setAlpha(255);
        gc.setForeground(colour);
        gc.setLineWidth(2);
        gc.drawPolyline(line);
    }

    /** The desktop's, where it stands out: dark ones have selections that are too dark for a line. */
    private Color colour() {
        return canvas.getBackground().getRGB().getHSB()[2] < HALF ? ON_DARK
                : canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
    }

    private static int[] closed(int[] line, int bottom) {
        int[] polygon = new int[line.length + 4];
        System.arraycopy(line, 0, polygon, 2, line.length);
        polygon[0] = line[0];
        polygon[1] = bottom;
        polygon[polygon.length - 2] = line[line.length - 2];
        polygon[polygon.length - 1] = bottom;
        return polygon;
    }

    private long end() {
        return rates.get(rates.size() - 1).time();
    }

    private long begin() {
        return Math.max(end() - SPAN_MILLIS, Math.min(rates.get(0).time(), end() - LEAST_SPAN_MILLIS));
    }
}
