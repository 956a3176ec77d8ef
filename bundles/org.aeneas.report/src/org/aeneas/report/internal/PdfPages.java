package org.aeneas.report.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Text from top to bottom, on as many pages as it needs. Lengths are in points of 1/72 inch. */
public final class PdfPages implements Closeable {
    private static final float MARGIN = 48;
    private static final float INDENT = 12;
    private static final float LEADING = 1.3f;
    private static final float TITLE = 18;
    private static final float HEADING = 12.5f;
    private static final float BODY = 9;
    private static final float GRID = 7.5f;
    private static final float GAP = 4;
    private static final float BOLD = 0.25f;
    private static final float HAIRLINE = 0.4f;
    private static final float GREY = 0.6f;

    private final PDDocument document = new PDDocument();
    private final PdfFont font;
    private PDPageContentStream page;
    private float y;

    public PdfPages(String title) throws IOException {
        font = new PdfFont(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Aeneas");
        newPage();
    }

    public void title(String text) throws IOException {
        lines(text, TITLE, 0, true);
        y -= GAP;
    }

    public void heading(String text) throws IOException {
        y -= 3 * GAP;
        // A heading alone at the end of a page belongs to the next one.
        room(4 * HEADING * LEADING);
        lines(text, HEADING, 0, true);
        rule();
        y -= GAP;
    }

    /** A short line above paragraphs. */
    public void label(String text) throws IOException {
        y -= GAP;
        room(2 * BODY * LEADING);
        lines(text, BODY, 0, true);
    }

    public void paragraph(String text, int indent) throws IOException {
        lines(text, BODY, indent * INDENT, false);
    }

    /** @param shares of the page's width, one for each column */
    public void grid(List<String> head, float[] shares, List<List<String>> rows) throws IOException {
        float sum = 0;
        for (float share : shares) {
            sum += share;
        }
        float[] widths = Arrays.copyOf(shares, shares.length);
        for (int i = 0; i < widths.length; i++) {
            widths[i] *= width() / sum;
        }
        y -= GAP;
        row(head, widths, true);
        rule();
        for (List<String> row : rows) {
            row(row, widths, false);
        }
        y -= GAP;
    }

    /** With the numbers of its pages; nothing can be added afterwards. */
    public void save(OutputStream out) throws IOException {
        page.close();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            try (PDPageContentStream foot = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND,
                    true)) {
                foot.beginText();
                foot.setFont(font.font(), GRID);
                foot.newLineAtOffset(MARGIN, MARGIN / 2);
                foot.showText((i + 1) + " / " + count);
                foot.endText();
            }
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void row(List<String> cells, float[] widths, boolean bold) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(font.wrap(cells.get(i), GRID, widths[i] - GAP));
            most = Math.max(most, wrapped.get(i).size());
        }
        for (int line = 0; line < most; line++) {
            room(GRID * LEADING);
            y -= GRID * LEADING;
            float x = MARGIN;
            for (int i = 0; i < widths.length; i++) {
                if (line < wrapped.get(i).size()) {
                    show(wrapped.get(i).get(line), GRID, x, bold);
                }
                x += widths[i];
            }
        }
    }

    private void lines(String text, float size, float indent, boolean bold) throws IOException {
        for (String line : font.wrap(text, size, width() - indent)) {
            room(size * LEADING);
            y -= size * LEADING;
            show(line, size, MARGIN + indent, bold);
        }
    }

    /** Only one weight of the font is embedded; a bold letter has its outline drawn too. */
    private void show(String text, float size, float x, boolean bold) throws IOException {
        page.beginText();
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.setLineWidth(BOLD);
        page.setFont(font.font(), size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private void rule() throws IOException {
        y -= GAP / 2;
        page.saveGraphicsState();
        page.setLineWidth(HAIRLINE);
        page.setStrokingColor(GREY, GREY, GREY);
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + width(), y);
        page.stroke();
        page.restoreGraphicsState();
    }

    private void room(float height) throws IOException {
        if (y - height < MARGIN) {
            page.close();
            newPage();
        }
    }

    private void newPage() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }
}
