package org.aeneas.ui.help.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.HyperlinkSettings;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormText;
import org.eclipse.ui.forms.widgets.ScrolledFormText;

/** A page of the help, what leads to others, and a search. Tab goes from link to link. */
final class HelpPane {
    /** Shows the list of pages. */
    static final String CONTENTS = "contents";

    private static final int COLUMNS = 3;
    private static final int MARGIN = 6;

    private final Topics topics;
    private final Composite control;
    private final Text search;
    private final Button back;
    private final Label title;
    private final ScrolledFormText page;
    private final Deque<String> before = new ArrayDeque<>();
    private String shown = "";

    HelpPane(Composite parent, Topics topics) {
        this.topics = topics;
        control = WidgetIds.name(new Composite(parent, SWT.NONE), HelpIds.PANE);
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(MARGIN, MARGIN).applyTo(control);
        search = WidgetIds.name(new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), HelpIds.SEARCH);
        search.setMessage(Messages.Help_SEARCH);
        AccessibleNames.set(search, Messages.Help_SEARCH);
        search.addListener(SWT.Modify, event -> find());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(search);
        back = button(Messages.Help_BACK, HelpIds.BACK, this::goBack);
        button(Messages.Help_CONTENTS_BUTTON, HelpIds.CONTENTS, () -> show(CONTENTS));
        title = WidgetIds.name(new Label(control, SWT.WRAP), HelpIds.TITLE);
        title.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).applyTo(title);
        page = new ScrolledFormText(control, SWT.V_SCROLL | SWT.H_SCROLL, true);
        GridDataFactory.fillDefaults().grab(true, true).span(COLUMNS, 1).applyTo(page);
        prepare(WidgetIds.name(page.getFormText(), HelpIds.PAGE));
    }

    private void prepare(FormText text) {
        AccessibleNames.set(text, Messages.Help_PAGE);
        text.setFont(TopicReader.HEADING, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        text.setFont(TopicReader.CODE, JFaceResources.getTextFont());
        text.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(this::follow));
        IPropertyChangeListener themes = change -> control.getDisplay().asyncExec(this::useColours);
        JFaceResources.getColorRegistry().addListener(themes);
        control.addListener(SWT.Dispose, event -> JFaceResources.getColorRegistry().removeListener(themes));
        useColours();
    }

    /** Forms ask for the colour of links once only; another theme has another one. */
    private void useColours() {
        if (!control.isDisposed()) {
            page.getFormText().setHyperlinkSettings(new HyperlinkSettings(control.getDisplay()));
            turnTo(shown);
        }
    }

    Control control() {
        return control;
    }

    void setFocus() {
        page.getFormText().setFocus();
    }

    /** @param id of a topic, or {@link #CONTENTS}, which is also shown for one that is not there */
    void show(String id) {
        if (!id.equals(shown)) {
            before.push(shown);
        }
        turnTo(id);
    }

    private void turnTo(String id) {
        shown = id;
        back.setEnabled(before.stream().anyMatch(past -> !past.isEmpty()));
        Optional<Topic> topic = topics.of(id);
        if (topic.isPresent()) {
            display(topic.get().title(), topic.get().markup() + next(topic.get()));
        } else {
            display(Messages.Help_CONTENTS, list(topics.list()));
        }
    }

    private void goBack() {
        turnTo(before.pop());
        setFocus();
    }

    private void follow(HyperlinkEvent event) {
        // Later: what shows the link is replaced.
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                show(String.valueOf(event.getHref()));
                setFocus();
            }
        });
    }

    private void find() {
        String words = search.getText().strip();
        if (words.isEmpty()) {
            turnTo(shown);
            return;
        }
        List<Topic> found = topics.search(words);
        display(NLS.bind(Messages.Help_FOUND, found.size()), found.isEmpty()
                ? "<p>" + TopicReader.escape(NLS.bind(Messages.Help_NOTHING_FOUND, words)) + "</p>" : list(found));
    }

    private void display(String heading, String markup) {
        title.setText(heading.replace("&", "&&"));
        page.setText("<form>" + markup + "</form>");
        page.setOrigin(0, 0);
        control.layout(true);
    }

    private String next(Topic topic) {
        return topics.after(topic).map(after -> "<p>" + TopicReader.escape(Messages.Help_NEXT) + " " + link(after)
                + "</p>").orElse("");
    }

    private static String list(List<Topic> topics) {
        StringBuilder markup = new StringBuilder();
        topics.forEach(topic -> markup.append("<li>").append(link(topic)).append("</li>"));
        return markup.toString();
    }

    private static String link(Topic topic) {
        return "<a href=\"" + topic.id() + "\">" + TopicReader.escape(topic.title()) + "</a>";
    }

    private Button button(String text, String id, Runnable action) {
        Button button = WidgetIds.name(new Button(control, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }
}
