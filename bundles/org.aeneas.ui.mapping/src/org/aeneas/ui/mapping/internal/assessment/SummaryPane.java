package org.aeneas.ui.mapping.internal.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.aeneas.project.settings.PriceList;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The whole in a few sentences, the prices that it reckons with, and what can be done with the report. */
final class SummaryPane {
    private static final int WIDTH = 200;

    private final MappingModel model;
    private final Label findings;
    private final Label costs;
    private final Label prices;
    private final Button readSizes;

    SummaryPane(Composite parent, MappingModel model) {
        this.model = model;
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(page);
        Composite words = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        findings = label(words, MappingIds.SUMMARY);
        findings.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        costs = label(words, MappingIds.TOTALS);
        prices = label(words, MappingIds.PRICES);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).applyTo(buttons);
        button(buttons, Messages.Report_SAVE, MappingIds.SAVE,
                () -> new SaveDialog(page.getShell(), model).open());
        readSizes = button(buttons, Messages.Sizes_READ, MappingIds.READ_SIZES, this::readSizes);
        button(buttons, Messages.Prices_EDIT, MappingIds.EDIT_PRICES,
                () -> new PricesDialog(page.getShell(), model.prices()).open());
    }

    void show() {
        findings.setText(Totals.findings(model.outcomes()));
        costs.setText(Totals.costs(model));
        prices.setText(words(model.prices().list()).replace("&", "&&"));
        readSizes.setEnabled(model.connection().isPresent());
        readSizes.setToolTipText(model.connection().isPresent() ? null : Messages.Preview_OFFLINE);
        List.of(findings, costs, prices).forEach(Label::requestLayout);
    }

    private void readSizes() {
        model.connection().ifPresent(connection -> new SizesJob(connection, model.outcomes().stream()
                .map(o -> o.table()).toList(), model::setSizes).schedule());
    }

    private String words(PriceList list) {
        String text = NLS.bind(Messages.Prices_WORDS, new Object[] {list.region(), list.date(),
            price(list.perMillionWrites(), list), price(list.perGbMonth(), list), price(list.perGbImported(), list),
            model.prices().file()});
        return model.prices().problem().map(p -> p.what() + " " + p.remedy() + " " + text).orElse(text);
    }

    private static String price(Optional<BigDecimal> price, PriceList list) {
        return price.map(p -> p.toPlainString() + " " + list.currency()).orElse("–");
    }

    private static Label label(Composite parent, String id) {
        Label label = WidgetIds.name(new Label(parent, SWT.WRAP), id);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private static Button button(Composite parent, String text, String id, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        return button;
    }
}
