package org.aeneas.ui.internal;

import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** What an empty workbench shows: what Aeneas is, and what to do next. */
public final class WelcomeView extends ViewPart {
    static final String ID = "org.aeneas.ui.welcome";

    private static final int MARGIN = 48;
    private static final int TEXT_WIDTH = 620;

    private final Runnable listener = this::show;
    private LocalResourceManager resources;
    private ScrolledComposite scroll;
    private Composite page;
    private Label recent;
    private WelcomeLinks links;

    @Override
    public void createPartControl(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        page = WidgetIds.name(new Composite(scroll, SWT.NONE), WidgetIds.WELCOME);
        HelpTopics.set(page, HelpTopics.OVERVIEW);
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        resources = new LocalResourceManager(JFaceResources.getResources(), page);
        page.setBackground(page.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        page.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(24, 12).applyTo(page);

        mark();
        Label title = label(page, Messages.Welcome_TITLE, bold(2.0f));
        WidgetIds.name(title, WidgetIds.WELCOME_TITLE);
        paragraph(Messages.Welcome_SUMMARY);
        createLinks();
        label(cell(), Messages.Welcome_NEXT, bold(1.2f));
        command("./aeneas demo", Messages.Welcome_DEMO);
        command("./aeneas assess", Messages.Welcome_ASSESS);
        command("./aeneas extract", Messages.Welcome_EXTRACT);
        command("./aeneas load", Messages.Welcome_LOAD);
        command("./aeneas validate", Messages.Welcome_VALIDATE);
        command("./aeneas sandbox", Messages.Welcome_SANDBOX);
        Workspace.ofWindow().add(listener);
        show();
        scroll.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    @Override
    public void dispose() {
        Workspace.ofWindow().remove(listener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    private void createLinks() {
        label(cell(), Messages.Welcome_START, bold(1.2f));
        Composite start = cell();
        recent = label(cell(), Messages.Welcome_RECENT, bold(1.2f));
        links = new WelcomeLinks(getSite().getWorkbenchWindow(), start, cell());
        links.createStart();
    }

    private void show() {
        boolean changed = links.showRecent();
        recent.setVisible(links.hasRecent());
        if (changed) {
            page.layout(true, true);
            scroll.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        }
    }

    private void mark() {
        Label mark = new Label(page, SWT.NONE);
        ResourceLocator.imageDescriptorFromBundle(WelcomeView.class, "icons/aeneas64.png")
                .map(this::image)
                .ifPresent(mark::setImage);
    }

    private Image image(ImageDescriptor descriptor) {
        return resources.create(descriptor);
    }

    private void paragraph(String text) {
        Label label = label(cell(), text, JFaceResources.getDefaultFont());
        GridDataFactory.fillDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
    }

    private void command(String line, String purpose) {
        Composite cell = cell();
        label(cell, line, JFaceResources.getTextFont());
        Label label = label(cell, purpose, JFaceResources.getDefaultFont());
        GridDataFactory.fillDefaults().indent(24, 0).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
    }

    /** A cell of the second column; the first one holds the mark only. */
    private Composite cell() {
        new Label(page, SWT.NONE);
        Composite cell = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(cell);
        return cell;
    }

    private Font bold(float scale) {
        FontDescriptor descriptor = FontDescriptor.createFrom(JFaceResources.getDefaultFont());
        int height = Math.round(descriptor.getFontData()[0].getHeight() * scale);
        return resources.create(descriptor.setHeight(height).setStyle(SWT.BOLD));
    }

    private static Label label(Composite parent, String text, Font font) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        label.setFont(font);
        return label;
    }
}
