package org.aeneas.ui.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Turns a page of a small part of XHTML (title, h2, p, ul, ol, li, a, b, code) into what Forms show. An element of the
 * class {@code if:BUNDLE} or {@code unless:BUNDLE} is there only if that bundle is, or is not.
 */
final class TopicReader {
    /** The font's name in the markup. */
    static final String HEADING = "heading";
    static final String CODE = "code";

    private static final int INDENT = 24;

    private final Predicate<String> installed;

    TopicReader(Predicate<String> installed) {
        this.installed = installed;
    }

    /** @throws IOException if it cannot be read, or has something else in it */
    Topic read(String id, InputStream in) throws IOException {
        Element html = parse(id, in);
        StringBuilder markup = new StringBuilder();
        Element body = (Element) html.getElementsByTagName("body").item(0);
        for (Node node : children(body)) {
            if (node instanceof Element element && isThere(element)) {
                block(element, markup);
            }
        }
        String text = markup.toString().replaceAll("<[^>]*>", " ").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&amp;", "&").replaceAll("\\s+", " ").strip();
        return new Topic(id, html.getElementsByTagName("title").item(0).getTextContent().strip(), markup.toString(),
                text);
    }

    private static Element parse(String id, InputStream in) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(id, e);
        }
    }

    private boolean isThere(Element element) {
        String name = element.getAttribute("class");
        int colon = name.indexOf(':');
        return colon < 0 || installed.test(name.substring(colon + 1)) == name.startsWith("if:");
    }

    private void block(Element element, StringBuilder into) throws IOException {
        switch (element.getTagName()) {
            case "h2" -> wrap("<p><span font=\"" + HEADING + "\">", element, "</span></p>", into);
            case "p" -> wrap("<p>", element, "</p>", into);
            case "ul", "ol" -> list(element, into);
            default -> throw new IOException("<" + element.getTagName() + "> is not known here");
        }
    }

    private void list(Element list, StringBuilder into) throws IOException {
        int number = 1;
        for (Node node : children(list)) {
            if (node instanceof Element item && isThere(item)) {
                String style = list.getTagName().equals("ol")
                        ? " style=\"text\" value=\"" + number++ + ".\" indent=\"" + INDENT + "\"" : "";
                wrap("<li" + style + ">", item, "</li>", into);
            }
        }
    }

    private void wrap(String begin, Element element, String end, StringBuilder into) throws IOException {
        into.append(begin);
        for (Node node : children(element)) {
            if (node instanceof Element inline) {
                inline(inline, into);
            } else {
                into.append(escape(node.getTextContent().replaceAll("\\s+", " ")));
            }
        }
        into.append(end);
    }

    private void inline(Element element, StringBuilder into) throws IOException {
        if (!isThere(element)) {
            return;
        }
        String text = escape(element.getTextContent().replaceAll("\\s+", " "));
        into.append(switch (element.getTagName()) {
            case "a" -> "<a href=\"" + escape(element.getAttribute("href")) + "\">" + text + "</a>";
            case "b" -> "<b>" + text + "</b>";
            case "code" -> "<span font=\"" + CODE + "\">" + text + "</span>";
            case "span" -> text;
            default -> throw new IOException("<" + element.getTagName() + "> is not known here");
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Iterable<Node> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    }
}
