package org.aeneas.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Liberation Sans as it comes with PDFBox, of which a document gets the letters that it uses. */
final class PdfFont {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String MISSING = "?";
    private static final float UNIT = 1000;

    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PdfFont(PDDocument document) throws IOException {
        try (InputStream file = PDFont.class.getResourceAsStream(FILE)) {
            font = PDType0Font.load(document, file);
        }
    }

    PDFont font() {
        return font;
    }

    /** Lines that fit; a word that is too long for a line, as names may be, is cut. What the font lacks becomes ?. */
    List<String> wrap(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        int blank = -1;
        float most = width * UNIT / size;
        for (int point : text.strip().codePoints().toArray()) {
            float letter = width(point);
            if (used + letter > most && !line.isEmpty()) {
                int end = blank > 0 ? blank : line.length();
                lines.add(line.substring(0, end));
                line.delete(0, blank > 0 ? blank + 1 : end);
                used = 0;
                blank = -1;
                for (int kept : line.toString().codePoints().toArray()) {
                    used += width(kept);
                }
            }
            if (Character.isWhitespace(point)) {
                blank = line.length();
            }
            line.append(shown(point));
            used += letter;
        }
        lines.add(line.toString());
        return lines;
    }

    private String shown(int point) {
        return Character.isWhitespace(point) ? " " : widths.get(point) < 0 ? MISSING : Character.toString(point);
    }

    private float width(int point) throws IOException {
        Float known = widths.get(point);
        if (known == null) {
            known = measure(point);
            widths.put(point, known);
        }
        return known < 0 ? width(MISSING.codePointAt(0)) : known;
    }

    /** @return -1 if the font lacks the letter: PDFBox tells by an exception alone */
    private float measure(int point) throws IOException {
        try {
            return font.getStringWidth(Character.isWhitespace(point) ? " " : Character.toString(point));
        } catch (IllegalArgumentException missing) {
            return -1;
        }
    }
}
